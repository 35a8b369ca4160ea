/**
 * Facts other parts of the system may react to, past tense, one line each.
 * Add a field freely; to remove or change one, publish a new event name.
 */
export interface EventPayloads {
  'organization.membership-changed': { personIds: string[]; departmentIds: string[] };
  'organization.job-roles-changed': { personIds: string[] };
  'organization.departments-moved': { departmentIds: string[] };
  'catalog.framework-published': { frameworkEditionId: string };
  'learning.course-completed': {
    enrolmentId: string;
    personId: string;
    courseId: string;
    editionId: string;
    cycle: number;
    completedAt: string;
  };
  'quiz.attempt-graded': {
    attemptId: string;
    enrolmentId: string;
    personId: string;
    courseId: string;
    quizKind: string;
    passed: boolean;
  };
  'skills.evidence-recorded': { personId: string; skillIds: string[] };
  'coaching.session-scheduled': { sessionId: string };
  'coaching.session-booked': { sessionId: string; bookingId: string };
  'coaching.session-rescheduled': { sessionId: string; bookingIds: string[] };
  'coaching.session-cancelled': { sessionId: string; bookingIds: string[] };
  'coaching.seat-promoted': { sessionId: string; bookingId: string };
  'coaching.attendance-recorded': { bookingId: string; personId: string };
  'coaching.outcome-recorded': { outcomeId: string; bookingId: string; personId: string };
  'assessment.handed-in': { handInId: string; enrolmentId: string; lessonId: string; personId: string };
  'assessment.hand-in-marked': { handInId: string; markId: string; personId: string };
  'assessment.hand-in-returned': { handInId: string; markId: string; personId: string };
  'certificates.issued': { certificateId: string; personId: string };
  'certificates.revoked': { certificateId: string; personId: string };
  'identity.account-disabled': { personId: string };
  'identity.password-reset-requested': { personId: string; requestedAt: string };
  'notifications.mail-intended': { mailId: string };
  'webhooks.endpoint-stopped': { endpointId: string; stoppedAt: string };
}

export type EventName = keyof EventPayloads;
export type DomainEvent = { [N in EventName]: { name: N; payload: EventPayloads[N] } }[EventName];
