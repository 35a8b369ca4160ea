import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coachingBookings, coachingSessions } from '#db/schema/coaching.ts';
import { notificationIntents } from '#db/schema/notifications.ts';
import { outbox } from '#db/schema/outbox.ts';
import { setManagers } from '#server/organization/index.ts';
import { coachingApp, INTAKE, type CoachingApp, type Person } from '#test/support/coaching.ts';

describe('booking', () => {
  let coaching: CoachingApp;
  beforeAll(async () => {
    coaching = await coachingApp();
  });
  afterAll(() => coaching.close());

  const overlaps = async () => {
    const [row] = await coaching.api.database.db.execute<{ count: number }>(sql`select count(*)::int as count
      from coaching_claims a join coaching_claims b
      on a.person_id = b.person_id and a.session_id < b.session_id and a.span && b.span`);
    return row!.count;
  };
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

  test('of forty who want times that overlap, one gets each; the others hear of three that are free', async () => {
    const coach = await coaching.aCoach();
    const offerId = await coaching.anOffer(coach, { minutes: 60 });
    const people = await coaching.learners(40);
    const answers = await Promise.all(
      people.map((person, n) =>
        coaching.book(person, offerId, ['2026-11-25T09:00:00Z', '2026-11-25T09:15:00Z', '2026-11-25T09:45:00Z'][n % 3]!, {
          coachId: coach.personId,
        }),
      ),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    for (const refused of answers.filter(({ statusCode }) => statusCode !== 201)) {
      expect(refused.json()).toMatchObject({ status: 409, type: '/problems/coaching/slot-taken' });
      expect(refused.json().alternatives).toHaveLength(3);
    }
    expect(await overlaps()).toBe(0);
  });

  test('the same Idempotency-Key, in parallel too, books once; so does the same request without one', async () => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach);
    const at = '2026-11-26T09:00:00Z';
    const keyed = () => coaching.book(learner, offerId, at, {}, { 'idempotency-key': 'book-1' });
    const answers = await Promise.all([keyed(), keyed(), keyed()]);
    const again = [await keyed(), await coaching.book(learner, offerId, at)];
    const ids = [...answers, ...again].filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json().bookingId);
    expect(new Set(ids).size).toBe(1);
    const rows = await coaching.api.database.db
      .select()
      .from(coachingBookings)
      .where(eq(coachingBookings.personId, learner.personId));
    expect(rows).toHaveLength(1);
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

  test('any suitable coach: two at one time get two coaches, a third hears of other times', async () => {
    const [one, two] = [await coaching.aCoach(), await coaching.aCoach()];
    const offerId = await coaching.anOffer(one);
    await two.as({ method: 'PUT', url: `/api/v1/coaching/offers/${offerId}/coaches/me` });
    const people = await coaching.learners(3);
    const answers = await Promise.all(people.map((person) => coaching.book(person, offerId, '2026-11-27T09:00:00Z')));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 201, 409]);
  });

  test('who is elsewhere as a learner cannot coach then, nor the other way round', async () => {
    const [one, two] = [await coaching.aCoach(), await coaching.aCoach()];
    const [offerOne, offerTwo] = [await coaching.anOffer(one), await coaching.anOffer(two)];
    const { version } = await coaching.get(one, '/me/coaching/agreement');
    await coaching.post(one, '/me/coaching/agreement/acceptances', { version });
    expect((await coaching.book(one, offerTwo, '2026-11-30T09:00:00Z')).statusCode).toBe(201);
    const learner = await coaching.aLearner();
    expect((await coaching.book(learner, offerOne, '2026-11-30T09:15:00Z')).json()).toMatchObject({
      type: '/problems/coaching/slot-taken',
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

  test('of those who race for what overlaps a session, its own move among them, one gets it', async () => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, { minutes: 60, maxOpenPerPerson: 20 });
    const others = await coaching.learners(6);
    for (const day of ['25', '26', '27', '30']) {
      const at = (time: string) => `2026-11-${day}T${time}:00Z`;
      const { bookingId, sessionId } = (await coaching.book(learner, offerId, at('09:00'))).json();
      const move = () => coaching.post(learner, `/coaching/bookings/${bookingId}/rescheduling`, { startsAt: at('09:30') });
      const races = [move, ...others.map((person) => () => coaching.book(person, offerId, at('10:00')))];
      const answers = await Promise.all((day === '26' ? races.toReversed() : races).map((race) => race()));
      expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1);
      expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(others.length);
      const claims = await coaching.api.database.db.execute<{ count: number; times: number }>(sql`
        select count(*)::int as count, count(distinct starts_at)::int as times from coaching_claims where session_id = ${sessionId}`);
      expect([...claims]).toEqual([{ count: 2, times: 1 }]);
    }
    expect(await overlaps()).toBe(0);
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

  test('without its constraint nothing is booked', async () => {
    const broken = await coachingApp();
    const { default: postgres } = await import('postgres');
    const owner = postgres(broken.api.database.ownerUrl, { max: 1 });
    await owner`alter table coaching_claims drop constraint nobody_is_in_two_places`;
    await owner.end();
    const [coach, learner] = [await broken.aCoach(), await broken.aLearner()];
    const offerId = await broken.anOffer(coach);
    const answer = await broken.book(learner, offerId, '2026-11-25T09:00:00Z');
    expect(answer.json()).toMatchObject({ status: 503, type: '/problems/coaching/bookings-refused' });
    expect((await broken.api.app.inject({ url: '/health/ready' })).json()).toMatchObject({ bookings: 'refused' });
    await broken.close();
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

describe('group sessions', () => {
  let coaching: CoachingApp;
  let coach: Person;
  beforeAll(async () => {
    coaching = await coachingApp();
    coach = await coaching.aCoach();
  });
  afterAll(() => coaching.close());

  test('five seats are five; the others wait in their order, and capacity does not go below', async () => {
    const offerId = await coaching.aGroupOffer(coach, 5);
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-26T10:00:00Z');
    const people = await coaching.learners(14);
    const answers = await Promise.all(people.map((person) => coaching.takeSeat(person, sessionId)));
    const count = (status: string) => answers.filter((answer) => answer.json().status === status).length;
    expect([count('confirmed'), count('waitlisted')]).toEqual([5, 9]);
    const places = answers.map((answer) => answer.json().place).filter((place) => place !== null);
    expect(places.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect((await coaching.takeSeat(await coaching.aLearner(), sessionId, { waitIfFull: false })).json()).toMatchObject({
      status: 409,
      type: '/problems/coaching/session-full',
    });
    const cut = await coach.as({ method: 'PATCH', url: `/api/v1/coach/sessions/${sessionId}`, payload: { capacity: 4 } });
    expect(cut.json()).toMatchObject({ type: '/problems/coaching/capacity-below-seats', seatsTaken: 5 });
    const more = await coach.as({ method: 'PATCH', url: `/api/v1/coach/sessions/${sessionId}`, payload: { capacity: 7 } });
    expect(more.statusCode).toBe(204);
    const [shown] = (await coaching.get(people[0]!, '/coaching/group-sessions')).items;
    expect(shown).toMatchObject({ seatsFree: 0, waiting: 7 });
    expect(JSON.stringify(shown)).not.toContain('Person 1"');
  });

  test('three cancel at once: three move up in their order, who is elsewhere is passed over', async () => {
    const offerId = await coaching.aGroupOffer(coach, 4);
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-27T10:00:00Z');
    const seated = await coaching.learners(4);
    const bookings = await Promise.all(
      seated.map(async (person) => (await coaching.takeSeat(person, sessionId)).json().bookingId),
    );
    const waiting = await coaching.learners(5);
    for (const person of waiting) await coaching.takeSeat(person, sessionId);
    const elsewhere = await coaching.aCoach();
    const other = await coaching.aGroupSession(elsewhere, await coaching.aGroupOffer(elsewhere, 3), '2026-11-27T10:30:00Z');
    expect((await coaching.takeSeat(waiting[0]!, other)).json().status).toBe('confirmed');
    const answers = await Promise.all([0, 1, 2].map((n) => coaching.cancel(seated[n]!, bookings[n])));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204]);
    const statuses = await Promise.all(
      waiting.map(async (person) => {
        const { items } = await coaching.get(person, '/me/coaching/bookings');
        const own = items.find((item: { session: { sessionId: string } }) => item.session.sessionId === sessionId);
        return [own.status, own.place];
      }),
    );
    expect(statuses).toEqual([
      ['waitlisted', 1],
      ['confirmed', null],
      ['confirmed', null],
      ['confirmed', null],
      ['waitlisted', 2],
    ]);
    const notices = await coaching.api.database.db
      .select()
      .from(notificationIntents)
      .where(eq(notificationIntents.kind, 'seat-skipped'));
    expect(notices.map(({ personId, state }) => [personId, state])).toEqual([[waiting[0]!.personId, 'pending']]);
    const events = await coaching.api.database.db.select().from(outbox).where(eq(outbox.name, 'coaching.seat-promoted'));
    expect(events.filter(({ payload }) => (payload as { sessionId: string }).sessionId === sessionId)).toHaveLength(3);
  });

  test('within a day of the start a free seat is kept for two hours, then goes to the next', async () => {
    const { tendCoaching } = await import('#server/coaching/index.ts');
    const offerId = await coaching.aGroupOffer(coach, 1, { cancelNoticeMinutes: 0 });
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-24T20:00:00Z');
    const [holder, first, second] = await coaching.learners(3);
    const { bookingId } = (await coaching.takeSeat(holder!, sessionId)).json();
    const one = (await coaching.takeSeat(first!, sessionId)).json().bookingId;
    const two = (await coaching.takeSeat(second!, sessionId)).json().bookingId;
    await coaching.cancel(holder!, bookingId);
    const see = async (person: Person, id: string) =>
      (await coaching.get(person, `/me/coaching/bookings/${id}`)) as { status: string; answerBy: string };
    expect(await see(first!, one)).toMatchObject({ status: 'offered', answerBy: '2026-11-24T11:00:00Z' });
    coaching.api.clock.advance({ hours: 2 });
    const tooLate = await coaching.post(first!, `/coaching/bookings/${one}/confirmation`);
    expect(tooLate.json()).toMatchObject({ type: '/problems/coaching/not-possible-now' });
    await Promise.all([tendCoaching(coaching.api.context), tendCoaching(coaching.api.context)]);
    expect((await see(first!, one)).status).toBe('expired');
    expect((await see(second!, two)).status).toBe('offered');
    const taken = await coaching.post(second!, `/coaching/bookings/${two}/confirmation`);
    expect(taken.json()).toMatchObject({ status: 'confirmed' });
  });

  test('a group that is too small at its cut-off is cancelled, and who waits when it begins waits no longer', async () => {
    const { tendCoaching } = await import('#server/coaching/index.ts');
    const { clock } = coaching.api;
    const small = await coaching.aGroupSession(
      coach,
      await coaching.aGroupOffer(coach, 5, { minParticipants: 2, cutoffHours: 24 }),
      '2026-12-08T10:00:00Z',
    );
    const full = await coaching.aGroupSession(coach, await coaching.aGroupOffer(coach, 1), '2026-12-08T13:00:00Z');
    const [one, two] = await coaching.learners(2);
    const lonely = (await coaching.takeSeat(one!, small)).json().bookingId;
    await coaching.takeSeat(one!, full);
    const waiting = (await coaching.takeSeat(two!, full)).json().bookingId;
    clock.advance(Temporal.Instant.from('2026-12-07T10:00:00Z').since(clock.now()));
    await tendCoaching(coaching.api.context);
    expect(await coaching.get(one!, `/me/coaching/bookings/${lonely}`)).toMatchObject({
      status: 'cancelled',
      cancelCode: 'too-few',
    });
    clock.advance(Temporal.Instant.from('2026-12-08T13:00:00Z').since(clock.now()));
    await tendCoaching(coaching.api.context);
    expect(await coaching.get(two!, `/me/coaching/bookings/${waiting}`)).toMatchObject({ status: 'expired' });
    clock.advance(Temporal.Instant.from('2026-11-24T11:00:00Z').since(clock.now()));
  });

  test('a coach who cancels frees everybody, and a move that clashes for one moves nobody', async () => {
    const offerId = await coaching.aGroupOffer(coach, 3);
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-12-01T10:00:00Z');
    const [one, two] = await coaching.learners(2);
    for (const person of [one!, two!]) await coaching.takeSeat(person, sessionId);
    const busy = await coaching.aCoach();
    const other = await coaching.aGroupSession(busy, await coaching.aGroupOffer(busy, 3), '2026-12-01T13:00:00Z');
    await coaching.takeSeat(two!, other);
    const move = (startsAt: string) =>
      coach.as({ method: 'PATCH', url: `/api/v1/coach/sessions/${sessionId}`, payload: { startsAt } });
    expect((await move('2026-12-01T13:30:00Z')).json()).toMatchObject({ type: '/problems/coaching/somebody-is-busy' });
    expect((await move('2026-12-01T14:00:00Z')).statusCode).toBe(204);
    expect((await coaching.post(one!, `/coach/sessions/${sessionId}/cancellation`, { code: 'ill' })).statusCode).toBe(403);
    expect((await coaching.post(coach, `/coach/sessions/${sessionId}/cancellation`, { code: 'ill' })).statusCode).toBe(204);
    expect(
      (await coaching.get(two!, '/me/coaching/bookings')).items.map((item: { status: string }) => item.status).toSorted(),
    ).toEqual(['cancelled', 'confirmed']);
  });
});
