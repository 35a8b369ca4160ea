import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coachingBookings, coachingSessions } from '#db/schema/coaching.ts';
import { outbox } from '#db/schema/outbox.ts';
import { setManagers } from '#server/organization/index.ts';
import { coachingApp, INTAKE, type CoachingApp, type Person } from '#test/support/coaching.ts';

describe('booking', () => {
  let coaching: CoachingApp;
  beforeAll(async () => {
    coaching = await coachingApp();
  });
  afterAll(() => coaching.close());

  const slots = async (person: Person, offerId: string, query = '') =>
    (await coaching.get(person, `/coaching/offers/${offerId}/slots${query}`)) as {
      timeZone: string;
      slots: { startsAt: string; coachIds: string[] }[];
      inTheWay: { date: string; reason: string }[];
      whyNone: { reason: string; coachId: string | null }[];
    };

  test('a slot that is shown can be booked, and is not shown any more', async () => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach);
    const { slots: free, timeZone } = await slots(learner, offerId);
    expect([timeZone, free[0]]).toEqual(['Europe/Berlin', { startsAt: '2026-11-24T10:00:00Z', coachIds: [coach.personId] }]);
    const booked = await coaching.book(learner, offerId, free[0]!.startsAt, { coachId: coach.personId });
    expect([booked.statusCode, booked.json().status]).toEqual([201, 'confirmed']);
    const after = (await slots(await coaching.aLearner(), offerId)).slots.map(({ startsAt }) => startsAt);
    expect(after[0]).toBe('2026-11-24T10:30:00Z');
    const overview = await coaching.get(learner, `/coaching/offers/${offerId}/slot-overview?timeZone=America/New_York`);
    expect(overview.coaches[0].first[0]).toBe('2026-11-24T10:30:00Z');
    expect(overview.days[0]).toEqual({ date: '2026-11-24', count: after.filter((each) => each < '2026-11-25').length });
    const mine = await coaching.get(learner, '/me/coaching/bookings');
    expect(mine.items[0]).toMatchObject({ status: 'confirmed', session: { startsAt: '2026-11-24T10:00:00Z' } });
    const details = await coaching.get(learner, `/me/coaching/bookings/${booked.json().bookingId}`);
    expect(details).toMatchObject({
      intake: INTAKE,
      sessionType: { sessionTypeId: 'licence-clinic' },
      history: [{ status: 'confirmed' }],
    });
    const [row] = await coaching.api.database.db
      .select()
      .from(coachingBookings)
      .where(eq(coachingBookings.id, booked.json().bookingId));
    expect(row!.intakeSealed).not.toContain('router');
  });

  test('each refusal names its rule', async () => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, { maxOpenPerPerson: 2 });
    await coaching.put(coaching.lead, '/coaching/holiday-calendars/berlin', {
      name: 'Berlin',
      days: [{ date: '2026-12-01', name: 'A day' }],
    });
    await coaching.put(coach, '/coach/holiday-calendars', { calendarIds: ['berlin'] });
    await coaching.put(coach, '/coach/dates', { date: '2026-12-02', timeZone: 'Europe/Berlin', windows: [] });
    await coaching.post(coach, '/coach/absences', { startsAt: '2026-12-03T00:00:00Z', endsAt: '2026-12-04T00:00:00Z' });
    const typeOf = async (startsAt: string, more = {}) => (await coaching.book(learner, offerId, startsAt, more)).json().type;
    expect(await typeOf('2026-11-24T08:00:00Z')).toBe('/problems/coaching/in-the-past');
    expect(await typeOf('2026-11-24T09:30:00Z')).toBe('/problems/coaching/under-notice');
    expect(await typeOf('2026-11-25T18:00:00Z')).toBe('/problems/coaching/outside-hours');
    expect(await typeOf('2026-12-01T09:00:00Z')).toBe('/problems/coaching/on-holiday');
    expect(await typeOf('2026-12-02T09:00:00Z')).toBe('/problems/coaching/closed-that-day');
    expect(await typeOf('2026-12-03T09:00:00Z')).toBe('/problems/coaching/coach-absent');
    expect(await typeOf('2026-12-14T09:00:00Z')).toBe('/problems/coaching/beyond-horizon');
    expect(await typeOf('2026-11-25T09:00:00Z', { intake: [] })).toBe('/problems/coaching/intake-missing');
    expect(await typeOf('2026-11-25T09:00:00Z', { coachId: learner.personId })).toBe('/problems/coaching/no-coach');
    await coaching.book(learner, offerId, '2026-11-25T09:00:00Z');
    expect(await typeOf('2026-11-25T09:15:00Z')).toBe('/problems/coaching/slot-taken');
    await coaching.book(learner, offerId, '2026-11-25T10:00:00Z');
    expect(await typeOf('2026-11-25T11:00:00Z')).toBe('/problems/coaching/too-many-open');
    const newcomer = await coaching.api.aPerson();
    expect((await coaching.book(newcomer, offerId, '2026-11-25T11:00:00Z')).json()).toMatchObject({
      type: '/problems/coaching/agreement-not-accepted',
      version: expect.any(String),
    });
  });

  test('a limit of the day holds when bookings race', async () => {
    const coach = await coaching.aCoach();
    const offerId = await coaching.anOffer(coach);
    await coaching.put(coach, '/coach/profile', {
      status: 'active',
      timeZone: 'Europe/Berlin',
      languages: ['en'],
      bio: '',
      maxPerDay: 2,
      acceptsRequests: true,
    });
    const people = await coaching.learners(6);
    const answers = await Promise.all(people.map((person, n) => coaching.book(person, offerId, `2026-11-25T1${n}:00:00Z`)));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(2);
    expect(answers.find(({ statusCode }) => statusCode === 409)!.json().type).toBe('/problems/coaching/day-limit');
    const full = await slots(people[0]!, offerId, '?from=2026-11-25&to=2026-11-25');
    expect([full.whyNone, full.inTheWay]).toMatchObject([
      [{ reason: 'day-limit' }],
      [{ date: '2026-11-25', reason: 'day-limit' }],
    ]);
  });

  test('nobody meets their line manager, and who asks why hears it', async () => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach);
    const from = coaching.api.clock.today();
    await setManagers(coaching.api.context, [{ personId: learner.personId, managerId: coach.personId, from }]);
    expect((await slots(learner, offerId)).whyNone).toMatchObject([{ reason: 'line-manager', coachId: coach.personId }]);
    const answer = await coaching.book(learner, offerId, '2026-11-25T09:00:00Z', { coachId: coach.personId });
    expect(answer.json()).toMatchObject({ type: '/problems/coaching/line-manager' });
    expect((await coaching.book(learner, offerId, '2026-11-25T09:00:00Z')).json()).toMatchObject({
      type: '/problems/coaching/no-coach',
    });
  });

  test('moving keeps the session, cancelling frees the time, and both end at the cut-off', async () => {
    const [coach, learner, other] = [await coaching.aCoach(), await coaching.aLearner(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach);
    const { bookingId, sessionId } = (await coaching.book(learner, offerId, '2026-11-25T09:00:00Z')).json();
    await coaching.book(other, offerId, '2026-11-25T12:00:00Z');
    const move = (startsAt: string) => coaching.post(learner, `/coaching/bookings/${bookingId}/rescheduling`, { startsAt });
    expect((await move('2026-11-25T09:15:00Z')).json()).toMatchObject({ bookingId, sessionId });
    const refused = (await move('2026-11-25T12:15:00Z')).json();
    expect(refused).toMatchObject({ type: '/problems/coaching/slot-taken' });
    expect(refused.alternatives).toHaveLength(3);
    const [row] = await coaching.api.database.db.select().from(coachingSessions).where(eq(coachingSessions.id, sessionId));
    expect([row!.startsAt.toISOString(), row!.localStart, row!.version]).toEqual([
      '2026-11-25T09:15:00.000Z',
      '2026-11-25T10:15:00',
      1,
    ]);
    expect((await coaching.cancel(other, bookingId)).statusCode).toBe(404);
    expect((await coaching.cancel(learner, bookingId)).statusCode).toBe(204);
    expect((await coaching.cancel(learner, bookingId)).statusCode).toBe(204);
    expect((await coaching.book(other, offerId, '2026-11-25T09:15:00Z')).statusCode).toBe(201);
    const soon = (await coaching.book(learner, offerId, '2026-11-24T10:30:00Z')).json();
    expect((await coaching.cancel(learner, soon.bookingId)).json()).toMatchObject({
      type: '/problems/coaching/too-late-to-change',
    });
  });

  test('who moves a session is offered what overlaps its present time too, and nobody else is', async () => {
    const [coach, learner, other] = [await coaching.aCoach(), await coaching.aLearner(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, { minutes: 60, bufferBefore: 10, bufferAfter: 10 });
    const { bookingId } = (await coaching.book(learner, offerId, '2026-11-26T11:00:00Z')).json();
    const near = async (person: Person, query: string) =>
      (await slots(person, offerId, `?from=2026-11-26&to=2026-11-26${query}`)).slots
        .map(({ startsAt }) => startsAt.slice(11, 16))
        .filter((time) => time > '09:30' && time < '12:30');
    const around = ['09:45', '10:00', '10:15', '10:30', '10:45', '11:15', '11:30', '11:45', '12:00', '12:15'];
    expect(await near(learner, `&movedBookingId=${bookingId}`)).toEqual(around);
    expect(await near(learner, '')).toEqual([]);
    expect(await near(other, '')).toEqual([]);
    const ofOther = await other.as({ url: `/api/v1/coaching/offers/${offerId}/slots?movedBookingId=${bookingId}` });
    expect(ofOther.statusCode).toBe(404);
    const beyond = { startsAt: '2026-11-26T16:30:00Z' };
    const refused = (await coaching.post(learner, `/coaching/bookings/${bookingId}/rescheduling`, beyond)).json();
    expect(refused).toMatchObject({ type: '/problems/coaching/outside-hours', alternatives: { length: 3 } });
    const moved = { startsAt: '2026-11-26T11:15:00Z' };
    expect((await coaching.post(learner, `/coaching/bookings/${bookingId}/rescheduling`, moved)).statusCode).toBe(200);
    expect(await near(learner, `&movedBookingId=${bookingId}`)).toContain('11:00');
  });

  test('a request holds the time until the coach decides, and expires by itself', async () => {
    const [coach, learner, other] = [await coaching.aCoach(), await coaching.aLearner(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, { approval: 'coach' });
    const { bookingId, status } = (await coaching.book(learner, offerId, '2026-12-02T09:00:00Z')).json();
    expect(status).toBe('requested');
    expect((await coaching.book(other, offerId, '2026-12-02T09:00:00Z')).statusCode).toBe(409);
    const decide = (decision: string) => coaching.post(coach, `/coach/bookings/${bookingId}/decision`, { decision });
    expect((await decide('accept')).statusCode).toBe(204);
    expect((await decide('decline')).json()).toMatchObject({ type: '/problems/coaching/not-possible-now', state: 'confirmed' });
  });

  test('events carry ids and nothing else', async () => {
    const rows = await coaching.api.database.db
      .select()
      .from(outbox)
      .where(sql`${outbox.name} like 'coaching.%'`);
    expect(rows.length).toBeGreaterThan(0);
    const keys = new Set(rows.flatMap(({ payload }) => Object.keys(payload as object)));
    expect([...keys].toSorted()).toEqual(['bookingId', 'bookingIds', 'sessionId']);
  });
});
