import { publishFramework } from '#server/catalog/index.ts';
import { keepSessionTypes, type SessionType } from '#server/coaching/index.ts';
import { testApp } from './app.ts';

export type App = Awaited<ReturnType<typeof testApp>>;
export type Person = Awaited<ReturnType<App['aPerson']>>;

const QUESTION = 'What is delivered, to whom?';
export const SESSION_TYPES: SessionType[] = [
  {
    id: 'licence-clinic',
    title: 'Licence clinic',
    audience: 'Anyone with a case',
    minutes: 30,
    questions: [QUESTION],
    approach: 'Facts, own proposal first, joint check.',
    outcome: 'Written answer with facts and reasoning',
    after: 'Anonymised case goes into the question bank',
    skills: { 'license-obligations': 3, 'license-identification': 2 },
    sittings: [{ title: 'One case', weeks: 0 }],
  },
  {
    id: 'intake-review',
    title: 'Component intake side by side',
    audience: 'Champions',
    minutes: 60,
    questions: [],
    approach: 'Decide separately, compare.',
    outcome: 'Five recorded decisions',
    after: 'Repeat each quarter',
    skills: { 'component-intake': 3 },
    sittings: [{ title: 'Five decisions', weeks: 0 }],
  },
  {
    id: 'maintainer-mentoring',
    title: 'Maintainer mentoring',
    audience: 'Maintainers',
    minutes: 45,
    questions: [QUESTION],
    approach: 'Three talks, one a fortnight.',
    outcome: 'One agreed step from each talk',
    after: 'Health figures once more',
    skills: { 'maintainer-practice': 3 },
    sittings: [
      { title: 'Where the time goes', weeks: 0 },
      { title: 'A hard conversation', weeks: 2 },
      { title: 'A second pair of hands', weeks: 2 },
    ],
  },
];
export const INTAKE = [{ question: QUESTION, answer: 'A router with our firmware, to shops.' }];

const OFFER = {
  sessionTypeId: 'licence-clinic',
  title: 'Licence clinic',
  mode: 'one-to-one',
  minutes: 30,
  stepMinutes: 15,
  bufferBefore: 0,
  bufferAfter: 0,
  noticeMinutes: 60,
  horizonDays: 14,
  cancelNoticeMinutes: 120,
  capacity: 1,
  minParticipants: 1,
  cutoffHours: 0,
  approval: 'none',
  visibility: 'private',
  maxOpenPerPerson: 3,
};

/** The API with framework and session types, and people who coach and are coached. */
export async function coachingApp(others: Parameters<typeof testApp>[0] = {}) {
  const api = await testApp(others);
  await publishFramework(api.context, 'courses');
  await keepSessionTypes(api.context, SESSION_TYPES);
  const lead = await api.aPerson('ospo-lead');

  const post = async (person: Person, url: string, payload: object = {}, headers = {}) =>
    person.as({ method: 'POST', url: `/api/v1${url}`, payload, headers });
  const put = (person: Person, url: string, payload: object) => person.as({ method: 'PUT', url: `/api/v1${url}`, payload });
  const get = async (person: Person, url: string) => (await person.as({ url: `/api/v1${url}` })).json();

  /** Coaches on working days from nine to five in Berlin. */
  const aCoach = async (...roles: Parameters<App['aPerson']>) => {
    const coach = await api.aPerson('coach', ...roles);
    await lead.as({ method: 'PUT', url: `/api/v1/coaching/coaches/${coach.personId}` });
    for (const isoWeekday of [1, 2, 3, 4, 5])
      await post(coach, '/coach/weekly-hours', {
        timeZone: 'Europe/Berlin',
        isoWeekday,
        startMinute: 540,
        endMinute: 1020,
        validFrom: '2026-11-01',
      });
    return coach;
  };
  const anOffer = async (coach: Person, terms: Partial<Record<keyof typeof OFFER, unknown>> = {}) =>
    String((await post(coach, '/coaching/offers', { ...OFFER, ...terms })).json().offerId);
  const aGroupOffer = (coach: Person, capacity: number, terms: Partial<Record<keyof typeof OFFER, unknown>> = {}) =>
    anOffer(coach, { mode: 'group', capacity, minutes: 60, title: 'Clinic for many', ...terms });
  const aGroupSession = async (coach: Person, offerId: string, startsAt: string) =>
    String((await post(coach, '/coach/sessions', { offerId, startsAt })).json().sessionId);
  /** Somebody who has accepted who sees what. */
  const aLearner = async () => {
    const person = await api.aPerson();
    const { version } = await get(person, '/me/coaching/agreement');
    await post(person, '/me/coaching/agreement/acceptances', { version });
    return person;
  };
  const learners = (count: number) => Promise.all(Array.from({ length: count }, aLearner));
  const book = (person: Person, offerId: string, startsAt: string, more: object = {}, headers = {}) =>
    post(person, '/coaching/bookings', { offerId, startsAt, purpose: 'learning', intake: INTAKE, ...more }, headers);
  const takeSeat = (person: Person, sessionId: string, more: object = {}) =>
    post(person, `/coaching/sessions/${sessionId}/seats`, { purpose: 'learning', intake: INTAKE, waitIfFull: true, ...more });
  const cancel = (person: Person, bookingId: string) =>
    post(person, `/coaching/bookings/${bookingId}/cancellation`, { code: 'no-time' });
  const verify = (coach: Person, skillId: string, level: number, expiresOn = '2027-11-24') =>
    put(lead, `/coaching/coaches/${coach.personId}/skills/${skillId}`, { level, expiresOn });

  return {
    api,
    lead,
    post,
    put,
    get,
    aCoach,
    anOffer,
    aGroupOffer,
    aGroupSession,
    aLearner,
    learners,
    book,
    takeSeat,
    cancel,
    verify,
    close: api.close,
  };
}
export type CoachingApp = Awaited<ReturnType<typeof coachingApp>>;
