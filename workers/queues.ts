import type { JobsOptions } from 'bullmq';
import type { EventName, EventPayloads } from '#server/events/catalog.ts';

/** Every queue and what its jobs carry. One queue per reaction. */
export interface Jobs {
  'record-attempt': EventPayloads['quiz.attempt-graded'];
  'issue-certificate': EventPayloads['learning.course-completed'];
  'mail-certificate': EventPayloads['certificates.issued'] | EventPayloads['certificates.revoked'];
  'complete-lab': EventPayloads['assessment.handed-in'];
  'record-mark': EventPayloads['assessment.hand-in-marked'];
  'mail-mark': EventPayloads['assessment.hand-in-marked'] | EventPayloads['assessment.hand-in-returned'];
  'mail-password-reset': EventPayloads['identity.password-reset-requested'];
  'deliver-mail': EventPayloads['notifications.mail-intended'];
  'revoke-feeds': EventPayloads['identity.account-disabled'];
  'refresh-figures':
    | EventPayloads['skills.evidence-recorded']
    | EventPayloads['organization.membership-changed']
    | EventPayloads['organization.job-roles-changed'];
  'rebuild-figures': EventPayloads['catalog.framework-published'] | EventPayloads['organization.departments-moved'];
  'mail-webhook-stopped': EventPayloads['webhooks.endpoint-stopped'];
  /** Fed with the number of each event that receivers outside may be told of. */
  'note-deliveries': { eventId: number };
  /** Fed by a schedule, not by an event. */
  'turn-day': { day: string };
}
export type QueueName = keyof Jobs;

/** Which event feeds which queues. The compiler refuses a queue whose jobs an event cannot fill. */
export const REACTIONS: {
  readonly [E in EventName]: readonly { [Q in QueueName]: EventPayloads[E] extends Jobs[Q] ? Q : never }[QueueName][];
} = {
  'quiz.attempt-graded': ['record-attempt'],
  'learning.course-completed': ['issue-certificate'],
  'certificates.issued': ['mail-certificate'],
  'certificates.revoked': ['mail-certificate'],
  'identity.account-disabled': ['revoke-feeds'],
  'identity.password-reset-requested': ['mail-password-reset'],
  'notifications.mail-intended': ['deliver-mail'],
  'skills.evidence-recorded': ['refresh-figures'],
  'organization.membership-changed': ['refresh-figures'],
  'organization.job-roles-changed': ['refresh-figures'],
  'organization.departments-moved': ['rebuild-figures'],
  'catalog.framework-published': ['rebuild-figures'],
  'assessment.handed-in': ['complete-lab'],
  'assessment.hand-in-marked': ['record-mark', 'mail-mark'],
  'assessment.hand-in-returned': ['mail-mark'],
  'webhooks.endpoint-stopped': ['mail-webhook-stopped'],
  // What people are told of these stands in notification intents, written beside the event.
  'coaching.session-scheduled': [],
  'coaching.session-booked': [],
  'coaching.session-rescheduled': [],
  'coaching.session-cancelled': [],
  'coaching.seat-promoted': [],
  'coaching.attendance-recorded': [],
  'coaching.outcome-recorded': [],
};

/** About four minutes of tries; then the job stays, for the administrator to see. */
export const JOB_OPTIONS: JobsOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 2_000 },
  removeOnComplete: { age: 24 * 3600 },
  removeOnFail: false,
};

/** Shortly after midnight UTC, when evidence has lapsed and placements have begun. */
export const DAY_TURNS = { pattern: '5 0 * * *', tz: 'UTC' };
