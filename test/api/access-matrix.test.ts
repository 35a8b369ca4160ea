import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishFramework } from '#server/catalog/index.ts';
import { ACCESS_ROLES, type AccessRole } from '#server/shared/context.ts';
import { testApp } from '#test/support/app.ts';

/**
 * Who may call what. Written by hand, so that a change of access is a change here. `anyone`: also without signing in.
 * `signed in`: every access role. `in person`: the same, but no access key. Otherwise the access roles that may; with
 * `in person` in front, no access key of theirs.
 */
const MATRIX: Record<string, string> = {
  'GET /health/live': 'anyone',
  'GET /health/ready': 'anyone',
  'GET /.well-known/jwks.json': 'anyone',
  'GET /api/v1/openapi.json': 'anyone',
  'GET /api/v1/docs': 'anyone',
  'GET /cal/:file': 'anyone',

  'POST /api/v1/session': 'anyone',
  'DELETE /api/v1/session': 'anyone',
  'POST /api/v1/password-resets': 'anyone',
  'POST /api/v1/password-resets/:token': 'anyone',
  'POST /api/v1/tokens': 'anyone',
  'POST /api/v1/first-administrator/:token': 'anyone',
  'GET /api/v1/verifications/:code': 'anyone',

  'GET /api/v1/me': 'signed in',
  'PATCH /api/v1/me': 'signed in',
  'PUT /api/v1/me/password': 'in person',
  'GET /api/v1/me/sessions': 'in person',
  'DELETE /api/v1/me/sessions/:sessionId': 'in person',
  'POST /api/v1/me/access-keys': 'in person',
  'GET /api/v1/me/access-keys': 'in person',
  'DELETE /api/v1/me/access-keys/:keyId': 'in person',
  'GET /api/v1/people': 'administrator',
  'POST /api/v1/people': 'administrator',
  'GET /api/v1/people/:personId': 'administrator',
  'GET /api/v1/people-imports': 'administrator',
  'POST /api/v1/people-imports': 'administrator',
  'GET /api/v1/people-imports/:importId': 'administrator',
  'POST /api/v1/people-imports/:importId/application': 'administrator',
  'DELETE /api/v1/people-imports/:importId': 'administrator',
  'PATCH /api/v1/people/:personId/access-roles': 'in person administrator',
  'POST /api/v1/people/:personId/disablement': 'administrator',
  'DELETE /api/v1/people/:personId/disablement': 'administrator',
  'POST /api/v1/people/:personId/one-time-links': 'in person administrator',
  'POST /api/v1/people/:personId/access-keys': 'in person administrator',
  'GET /api/v1/people/:personId/access-keys': 'in person administrator',
  'DELETE /api/v1/people/:personId/access-keys/:keyId': 'in person administrator',

  'GET /api/v1/departments': 'signed in',
  'POST /api/v1/departments': 'administrator',
  'PATCH /api/v1/departments/:departmentId': 'administrator',
  'PUT /api/v1/departments/:departmentId/closing': 'administrator',
  'DELETE /api/v1/departments/:departmentId/closing': 'administrator',
  'GET /api/v1/people/:personId/employment': 'administrator',
  'POST /api/v1/people/:personId/departments': 'administrator',
  'POST /api/v1/people/:personId/managers': 'administrator',
  'POST /api/v1/people/:personId/job-roles': 'administrator',
  'POST /api/v1/people/:personId/job-roles/:roleProfileId/ending': 'administrator',
  'POST /api/v1/people/:personId/departure': 'administrator',

  'GET /api/v1/courses': 'signed in',
  'GET /api/v1/courses/:courseId': 'signed in',
  'GET /api/v1/framework': 'signed in',
  'GET /api/v1/session-types': 'signed in',
  'GET /api/v1/session-types/:sessionTypeId': 'signed in',
  'GET /api/v1/content-health': 'author ospo-lead',
  'GET /api/v1/slots': 'ospo-lead administrator',
  'PUT /api/v1/slots/:slotId': 'ospo-lead administrator',

  'POST /api/v1/enrolments': 'learner',
  'GET /api/v1/me/enrolments': 'learner',
  'GET /api/v1/enrolments/:enrolmentId': 'learner',
  'GET /api/v1/enrolments/:enrolmentId/lessons/:lessonId': 'learner',
  'PUT /api/v1/enrolments/:enrolmentId/lessons/:lessonId/completion': 'learner',
  'PUT /api/v1/enrolments/:enrolmentId/position': 'learner',

  'POST /api/v1/enrolments/:enrolmentId/attempts': 'learner',
  'GET /api/v1/attempts/:attemptId': 'learner',
  'PUT /api/v1/attempts/:attemptId/answers/:position': 'learner',
  'POST /api/v1/attempts/:attemptId/submission': 'learner',
  'GET /api/v1/attempts/:attemptId/result': 'learner',
  'POST /api/v1/enrolments/:enrolmentId/extra-tries': 'coach ospo-lead',

  'GET /api/v1/me/certificates': 'signed in',
  'GET /api/v1/certificates/:code/pdf': 'signed in',
  'GET /api/v1/certificates': 'ospo-lead auditor administrator',
  'GET /api/v1/certificates/:code': 'ospo-lead auditor administrator',
  'POST /api/v1/certificates/:code/revocation': 'ospo-lead administrator',

  'GET /api/v1/me/skills': 'signed in',
  'PUT /api/v1/me/self-assessments/:skillId': 'signed in',
  'GET /api/v1/me/team': 'signed in',
  'GET /api/v1/report': 'ospo-lead auditor',
  'GET /api/v1/report/departments/:departmentId': 'ospo-lead auditor',
  'GET /api/v1/report/departments/:departmentId/skills/:skillId/people': 'ospo-lead auditor',
  'GET /api/v1/report/participants': 'ospo-lead auditor',
  'GET /api/v1/report/participants/:personId': 'ospo-lead auditor',
  'GET /api/v1/report/participants/:personId/trail': 'ospo-lead auditor',

  'GET /api/v1/coaching/session-types': 'signed in',
  'GET /api/v1/coaching/offers': 'signed in',
  'GET /api/v1/coaching/offers/:offerId/slot-overview': 'learner',
  'GET /api/v1/coaching/offers/:offerId/slots': 'learner',
  'GET /api/v1/coaching/group-sessions': 'learner',
  'GET /api/v1/me/coaching/agreement': 'learner',
  'POST /api/v1/me/coaching/agreement/acceptances': 'learner',
  'POST /api/v1/coaching/bookings': 'learner',
  'GET /api/v1/coaching/offers/:offerId/programme': 'learner',
  'POST /api/v1/coaching/programmes': 'learner',
  'POST /api/v1/coaching/programmes/:programmeId/cancellation': 'learner',
  'POST /api/v1/coaching/sessions/:sessionId/seats': 'learner',
  'GET /api/v1/me/coaching/bookings': 'learner',
  'GET /api/v1/me/coaching/bookings/:bookingId': 'learner',
  'POST /api/v1/coaching/bookings/:bookingId/rescheduling': 'learner',
  'POST /api/v1/coaching/bookings/:bookingId/cancellation': 'learner',
  'POST /api/v1/coaching/bookings/:bookingId/confirmation': 'learner',
  'POST /api/v1/coaching/outcomes/:outcomeId/answer': 'learner',
  'PUT /api/v1/me/coaching/action-items/:actionItemId': 'learner',
  'GET /api/v1/me/coaching/wishes': 'learner',
  'POST /api/v1/me/coaching/wishes': 'learner',
  'DELETE /api/v1/me/coaching/wishes/:wishId': 'learner',
  'GET /api/v1/me/coaching/suggestions': 'learner',
  'GET /api/v1/me/coaching/choices': 'learner',
  'PUT /api/v1/me/coaching/languages': 'learner',
  'PUT /api/v1/me/coaching/choices': 'learner',
  'GET /api/v1/me/coaching/bookings/:bookingId/feedback': 'learner',
  'GET /api/v1/me/coaching/goals': 'learner',
  'PUT /api/v1/me/coaching/bookings/:bookingId/goal': 'learner',
  'PUT /api/v1/me/coaching/bookings/:bookingId/goal/status': 'learner',
  'PUT /api/v1/me/coaching/bookings/:bookingId/feedback': 'learner',
  'GET /api/v1/coach/feedback': 'coach',
  'GET /api/v1/coaching/feedback': 'ospo-lead',
  'GET /api/v1/coaching/attendance': 'ospo-lead',
  'POST /api/v1/coach/bookings/:bookingId/attendance-corrections': 'coach',
  'GET /api/v1/coaching/attendance-corrections': 'ospo-lead',
  'GET /api/v1/coaching/attendance-corrections/:correctionId': 'ospo-lead',
  'POST /api/v1/coaching/attendance-corrections/:correctionId/decision': 'ospo-lead',
  'POST /api/v1/coaching/disclosures': 'in person administrator',
  'GET /api/v1/me/coaching/asked-disclosures': 'in person administrator',
  'GET /api/v1/coaching/disclosures': 'in person ospo-lead',
  'GET /api/v1/coaching/disclosures/:disclosureId': 'in person ospo-lead administrator',
  'POST /api/v1/coaching/disclosures/:disclosureId/decision': 'in person ospo-lead',
  'POST /api/v1/coaching/disclosures/:disclosureId/looks': 'in person administrator',
  'GET /api/v1/me/coaching/disclosures': 'signed in',
  'GET /api/v1/coaching/waiting-decisions': 'ospo-lead',
  'GET /api/v1/me/team/attendance': 'signed in',
  'GET /api/v1/me/team/requests': 'signed in',
  'POST /api/v1/me/team/requests/:bookingId/decision': 'signed in',
  'GET /api/v1/me/calendar-feeds': 'in person',
  'POST /api/v1/me/calendar-feeds': 'in person',
  'DELETE /api/v1/me/calendar-feeds/:feedId': 'in person',
  'GET /api/v1/coach/profile': 'coach',
  'PUT /api/v1/coach/profile': 'coach',
  'GET /api/v1/coach/hours': 'coach',
  'POST /api/v1/coach/weekly-hours': 'coach',
  'PUT /api/v1/coach/weekly-hours/:ruleId': 'coach',
  'DELETE /api/v1/coach/weekly-hours/:ruleId': 'coach',
  'PUT /api/v1/coach/dates': 'coach',
  'DELETE /api/v1/coach/dates/:date': 'coach',
  'POST /api/v1/coach/absences': 'coach',
  'DELETE /api/v1/coach/absences/:absenceId': 'coach',
  'POST /api/v1/coach/travels': 'coach',
  'DELETE /api/v1/coach/travels/:travelId': 'coach',
  'PUT /api/v1/coach/holiday-calendars': 'coach',
  'POST /api/v1/coaching/offers': 'coach ospo-lead',
  'PUT /api/v1/coaching/offers/:offerId': 'coach ospo-lead',
  'PUT /api/v1/coaching/offers/:offerId/coaches/me': 'coach',
  'DELETE /api/v1/coaching/offers/:offerId/coaches/me': 'coach',
  'GET /api/v1/coach/calendar': 'coach',
  'GET /api/v1/coach/offers': 'coach',
  'GET /api/v1/coach/requests': 'coach',
  'GET /api/v1/coach/people': 'coach',
  'GET /api/v1/coach/people/:personId': 'coach',
  'GET /api/v1/coach/bookings/:bookingId/follow-up': 'coach',
  'POST /api/v1/coach/bookings/:bookingId/follow-up': 'coach',
  'GET /api/v1/coach/sessions': 'coach',
  'GET /api/v1/coach/sessions/:sessionId': 'coach',
  'POST /api/v1/coach/sessions': 'coach',
  'PATCH /api/v1/coach/sessions/:sessionId': 'coach',
  'POST /api/v1/coach/sessions/:sessionId/cancellation': 'coach',
  'POST /api/v1/coach/bookings/:bookingId/decision': 'coach',
  'PUT /api/v1/coach/bookings/:bookingId/attendance': 'coach',
  'PUT /api/v1/coach/bookings/:bookingId/note': 'coach',
  'POST /api/v1/coach/bookings/:bookingId/action-items': 'coach',
  'POST /api/v1/coach/bookings/:bookingId/outcomes': 'coach',
  'POST /api/v1/coach/outcomes/:outcomeId/withdrawal': 'coach',
  'GET /api/v1/me/hand-ins': 'learner',
  'GET /api/v1/enrolments/:enrolmentId/lessons/:lessonId/hand-in': 'learner',
  'PUT /api/v1/enrolments/:enrolmentId/lessons/:lessonId/hand-in/draft': 'learner',
  'POST /api/v1/enrolments/:enrolmentId/lessons/:lessonId/hand-in': 'learner',
  'POST /api/v1/hand-in-files': 'learner',
  'GET /api/v1/hand-in-files/:fileId': 'signed in',
  'GET /api/v1/marking': 'coach',
  'GET /api/v1/marking/:handInId': 'coach',
  'PUT /api/v1/marking/:handInId/claim': 'coach',
  'DELETE /api/v1/marking/:handInId/claim': 'coach',
  'POST /api/v1/marking/:handInId/marks': 'coach',
  'GET /api/v1/marking-waits': 'ospo-lead',

  'GET /api/v1/coaching/coaches': 'ospo-lead',
  'PUT /api/v1/coaching/coaches/:personId': 'ospo-lead',
  'PUT /api/v1/coaching/coaches/:personId/skills/:skillId': 'ospo-lead',
  'DELETE /api/v1/coaching/coaches/:personId/skills/:skillId': 'ospo-lead',
  'GET /api/v1/coaching/capacity': 'ospo-lead',
  'GET /api/v1/coaching/suggestion-figures': 'ospo-lead',
  'GET /api/v1/coaching/assessor-agreement': 'ospo-lead',
  'GET /api/v1/coaching/coach-candidates': 'ospo-lead',
  'PUT /api/v1/coaching/bookings/:bookingId/shown-name': 'learner',
  'PUT /api/v1/coaching/bookings/:bookingId/answers': 'learner',
  'GET /api/v1/coaching/clinic-plan': 'coach ospo-lead',
  'POST /api/v1/coaching/clinic-plan': 'coach ospo-lead',
  'POST /api/v1/coach/clinics': 'coach',
  'GET /api/v1/me/coaching/invitations': 'learner',
  'DELETE /api/v1/me/coaching/invitations/:sessionId': 'learner',
  'GET /api/v1/coaching/holiday-calendars': 'coach ospo-lead',
  'PUT /api/v1/coaching/holiday-calendars/:calendarSlug': 'ospo-lead',

  'GET /api/v1/me/notifications': 'signed in',
  'PUT /api/v1/me/notifications': 'signed in',
  'GET /api/v1/mails': 'administrator',
  'GET /api/v1/operations/jobs': 'administrator',
  'POST /api/v1/operations/retry-requests': 'administrator',
  'POST /api/v1/operations/retry-requests/matching': 'administrator',

  'GET /api/v1/webhook-endpoints': 'administrator',
  'POST /api/v1/webhook-endpoints': 'in person administrator',
  'GET /api/v1/webhook-endpoints/:endpointId': 'administrator',
  'PUT /api/v1/webhook-endpoints/:endpointId': 'in person administrator',
  'DELETE /api/v1/webhook-endpoints/:endpointId': 'in person administrator',
  'PUT /api/v1/webhook-endpoints/:endpointId/pause': 'administrator',
  'DELETE /api/v1/webhook-endpoints/:endpointId/pause': 'administrator',
  'POST /api/v1/webhook-endpoints/:endpointId/secret-rotations': 'in person administrator',
  'POST /api/v1/webhook-endpoints/:endpointId/test-deliveries': 'administrator',
  'GET /api/v1/webhook-endpoints/:endpointId/deliveries': 'administrator',
  'POST /api/v1/webhook-endpoints/:endpointId/deliveries/:deliveryId/replay': 'administrator',
  'POST /api/v1/webhook-endpoints/:endpointId/replays': 'administrator',
};

/** Every account is a learner's too, so each column but `learner` holds two access roles. */
type Caller = 'nobody' | AccessRole | 'read-only key';
const CALLERS: readonly Caller[] = ['nobody', ...ACCESS_ROLES, 'read-only key'];

/** Read-only keys belong to somebody with every access role: what stops them is the key. */
function mayCall(caller: Caller, who: string, method: string): boolean {
  if (who === 'anyone') return true;
  if (caller === 'nobody') return false;
  const isInPerson = who.startsWith('in person');
  if (caller === 'read-only key') return method === 'GET' && !isInPerson;
  const roles = who.replace(/^in person ?/, '').split(' ');
  return who === 'signed in' || who === 'in person' || roles.includes(caller) || roles.includes('learner');
}

/** Ids that belong to nothing: whoever may call gets a 404, a 400 or a 422, never a 401 or 403. */
const fill = (url: string) =>
  url
    .replace(':position', '0')
    .replace(':code', '0000-0000-0000')
    .replace(':token', 'a'.repeat(43))
    .replace(/:(courseId|lessonId|skillId|slotId)/g, 'nothing')
    .replace(/:\w+Id/g, () => crypto.randomUUID());

describe('access', () => {
  let api: Awaited<ReturnType<typeof testApp>>;
  const headersOf = new Map<Caller, Record<string, string>>([['nobody', {}]]);
  beforeAll(async () => {
    api = await testApp();
    await publishFramework(api.context, 'courses');
    for (const role of ACCESS_ROLES) headersOf.set(role, { cookie: (await api.aPerson(role)).cookie });
    const everything = await api.aPerson(...ACCESS_ROLES);
    const payload = { name: 'reader', scopes: ['read'] };
    const { secret } = (await everything.as({ method: 'POST', url: '/api/v1/me/access-keys', payload })).json();
    const token = await api.app.inject({ method: 'POST', url: '/api/v1/tokens', payload: { secret } });
    headersOf.set('read-only key', { authorization: `Bearer ${token.json().accessToken}` });
  });
  afterAll(() => api.close());

  test('every route has its line in the matrix, and says itself who may call it', () => {
    const routes = api.app.routeList.map(({ method, url }) => `${method} ${url}`);
    expect(routes.toSorted()).toEqual(Object.keys(MATRIX).toSorted());
    expect(api.app.routeList.filter(({ access }) => access === null)).toEqual([]);
  });

  // Signing out comes last: it would end the session that the next line needs.
  const SIGN_OUT = 'DELETE /api/v1/session';
  const lines = [...Object.entries(MATRIX).filter(([route]) => route !== SIGN_OUT), [SIGN_OUT, MATRIX[SIGN_OUT]!] as const];
  test.each(lines)('%s: %s', async (route, who) => {
    const [method, url] = route.split(' ') as ['GET' | 'POST', string];
    const actual: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const caller of CALLERS) {
      const body = /^(GET|DELETE)$/.test(method) ? {} : { payload: {} };
      const { statusCode } = await api.app.inject({
        method: method as 'GET',
        url: fill(url),
        headers: headersOf.get(caller)!,
        ...body,
      });
      const refused = statusCode === 401 || statusCode === 403;
      actual[caller] = refused ? String(statusCode) : 'allowed';
      expected[caller] = mayCall(caller, who, method) ? 'allowed' : caller === 'nobody' ? '401' : '403';
      expect(statusCode, `${caller} on ${route}`).toBeLessThan(500);
    }
    expect(actual).toEqual(expected);
  });
});
