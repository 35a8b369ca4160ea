import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coachingBookings, coachingProgrammes, coachingSessions } from '#db/schema/coaching.ts';
import { tendCoaching } from '#server/coaching/index.ts';
import { coachingApp, INTAKE, type CoachingApp, type Person } from '#test/support/coaching.ts';

const TIMES = ['2026-11-26T09:00:00Z', '2026-12-10T09:00:00Z', '2026-12-24T09:00:00Z'];
const TALKS = { sessionTypeId: 'maintainer-mentoring', title: 'Maintainer mentoring', minutes: 45, maxOpenPerPerson: 1 };

describe('a programme', () => {
  let coaching: CoachingApp;
  beforeAll(async () => {
    coaching = await coachingApp();
  });
  afterAll(() => coaching.close());

  const aPair = async (terms: object = {}) => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    return { coach, learner, offerId: await coaching.anOffer(coach, { ...TALKS, ...terms }) };
  };
  const book = (
    person: Person,
    { offerId, coach }: { offerId: string; coach: Person },
    { startsAt = TIMES, headers = {} }: { startsAt?: readonly string[]; headers?: object } = {},
  ) =>
    coaching.post(
      person,
      '/coaching/programmes',
      { offerId, coachId: coach.personId, startsAt, purpose: 'learning', intake: INTAKE },
      headers,
    );
  const statusesOf = async (person: Person) =>
    (await coaching.get(person, '/me/coaching/bookings')).items.map(({ status, session }: Listed) => [
      status,
      session.programme && `${session.programme.sitting} of ${session.programme.of}`,
    ]);
  const statesOf = async (person: Person): Promise<string[]> => (await statusesOf(person)).map(([status]: string[]) => status);
  interface Listed {
    bookingId: string;
    status: string;
    session: {
      sessionId: string;
      startsAt: string;
      programme: { programmeId: string; sitting: number; of: number; title: string };
    };
  }

  test('is proposed from a first time, booked at once, and stands as its sittings with both', async () => {
    const pair = await aPair();
    const { learner, coach, offerId } = pair;
    const proposed = await coaching.get(learner, `/coaching/offers/${offerId}/programme?startsAt=${TIMES[0]}`);
    expect(proposed).toMatchObject({ timeZone: 'Europe/Berlin', coach: { personId: coach.personId } });
    expect(proposed.items.map(({ title, startsAt, reason }: Record<string, unknown>) => [title, startsAt, reason])).toEqual([
      ['Where the time goes', TIMES[0], null],
      ['A hard conversation', TIMES[1], null],
      ['A second pair of hands', TIMES[2], null],
    ]);
    const answer = await book(learner, pair);
    expect([answer.statusCode, answer.json().status, answer.json().sittings.length]).toEqual([201, 'confirmed', 3]);
    const { items } = await coaching.get(learner, '/me/coaching/bookings');
    expect(items.map(({ session }: Listed) => session.programme)).toEqual([
      { programmeId: answer.json().programmeId, sitting: 1, of: 3, title: 'Where the time goes' },
      { programmeId: answer.json().programmeId, sitting: 2, of: 3, title: 'A hard conversation' },
      { programmeId: answer.json().programmeId, sitting: 3, of: 3, title: 'A second pair of hands' },
    ]);
    const held = await coaching.get(coach, '/coach/sessions?from=2026-11-24&to=2026-12-31');
    expect(held.items.map(({ programme }: { programme: { sitting: number } }) => programme.sitting)).toEqual([1, 2, 3]);
    const details = await coaching.get(coach, `/coach/sessions/${items[1].session.sessionId}`);
    expect([details.programme.sitting, details.participants[0].intake]).toEqual([2, INTAKE]);
  });

  test('is one open booking of its offer, and the same request twice makes one, in parallel too', async () => {
    const pair = await aPair();
    const { learner } = pair;
    const keyed = () => book(learner, pair, { headers: { 'idempotency-key': 'programme-1' } });
    const answers = [...(await Promise.all([keyed(), keyed()])), await keyed(), await book(learner, pair)];
    const made = answers.filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json().programmeId);
    expect([made.length > 2, new Set(made).size]).toEqual([true, 1]);
    const rows = await coaching.api.database.db
      .select()
      .from(coachingProgrammes)
      .where(eq(coachingProgrammes.personId, learner.personId));
    expect(rows).toHaveLength(1);
    const another = ['2026-11-27T09:00:00Z', '2026-12-11T09:00:00Z', '2026-12-25T09:00:00Z'];
    expect((await book(learner, pair, { startsAt: another })).json().type).toBe('/problems/coaching/too-many-open');
  });

  test('is refused as a whole: each time that cannot be had with its rule and three others, and nothing is booked', async () => {
    const pair = await aPair();
    const { learner, coach, offerId } = pair;
    await coaching.put(coach, '/coach/dates', { date: '2026-12-10', timeZone: 'Europe/Berlin', windows: [] });
    expect((await coaching.book(await coaching.aLearner(), offerId, TIMES[0]!)).statusCode).toBe(201);
    const answer = await book(learner, pair);
    expect(answer.json()).toMatchObject({
      status: 409,
      type: '/problems/coaching/programme-refused',
      detail: '2 of the times cannot be had. Nothing is booked.',
      refused: [
        { sitting: 1, startsAt: TIMES[0], reason: 'slot-taken' },
        { sitting: 2, startsAt: TIMES[1], reason: 'closed-that-day', detail: 'The coach has closed this day.' },
      ],
    });
    expect(answer.json().refused.map(({ alternatives }: { alternatives: unknown[] }) => alternatives.length)).toEqual([3, 3]);
    expect(await statusesOf(learner)).toEqual([]);
    const instead = answer
      .json()
      .refused.map(({ alternatives }: { alternatives: { startsAt: string }[] }) => alternatives[0]!.startsAt);
    expect((await book(learner, pair, { startsAt: [...instead, TIMES[2]!] })).statusCode).toBe(201);
  });

  test('has refusals of its own: one sitting, other than asked, a first time that is taken', async () => {
    const pair = await aPair();
    const single = await aPair({ sessionTypeId: 'licence-clinic' });
    expect((await book(single.learner, single)).json().type).toBe('/problems/coaching/no-programme');
    const wrong = (await book(pair.learner, pair, { startsAt: TIMES.slice(0, 2) })).json();
    expect(wrong).toMatchObject({ status: 422, type: '/problems/coaching/sittings-differ', errors: [{ pointer: '#/startsAt' }] });
    expect((await book(pair.learner, pair, { startsAt: TIMES.toReversed() })).json().type).toBe(wrong.type);
    const url = `/coaching/offers/${pair.offerId}/programme`;
    expect(await coaching.get(pair.learner, `${url}?startsAt=2026-11-29T09:00:00Z`)).toMatchObject({
      type: '/problems/coaching/outside-hours',
      alternatives: [{}, {}, {}],
    });
    expect((await coaching.get(single.learner, `/coaching/offers/${single.offerId}/programme?startsAt=${TIMES[0]}`)).type).toBe(
      '/problems/coaching/no-programme',
    );
  });

  test('of many who race for programmes that overlap, one gets all, the others none', async () => {
    const pair = await aPair();
    const { coach } = pair;
    const people = await coaching.learners(8);
    const shift = (minutes: number) => TIMES.map((time) => Temporal.Instant.from(time).add({ minutes }).toString());
    const before = await deadlocks();
    const answers = await Promise.all(people.map((person, n) => book(person, pair, { startsAt: shift(15 * (n % 3)) })));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ statusCode }) => statusCode !== 201))
      expect(answer.json()).toMatchObject({
        status: 409,
        refused: [{ reason: 'slot-taken' }, { reason: 'slot-taken' }, { reason: 'slot-taken' }],
      });
    expect(await deadlocks()).toBe(before);
    const { items } = await coaching.get(coach, '/coach/sessions?from=2026-11-24&to=2026-12-31');
    expect(items).toHaveLength(3);
  });

  const deadlocks = async () => {
    const [row] = await coaching.api.database.db.execute<{ deadlocks: number }>(
      sql`select deadlocks::int from pg_stat_database where datname = current_database()`,
    );
    return row!.deadlocks;
  };

  test('is held within the limits of the coach, its own sessions counted', async () => {
    const pair = await aPair();
    await coaching.put(pair.coach, '/coach/profile', {
      status: 'active',
      timeZone: 'Europe/Berlin',
      languages: ['en'],
      bio: '',
      maxPerWeek: 1,
      acceptsRequests: true,
    });
    const answer = await book(pair.learner, pair, { startsAt: [TIMES[0]!, '2026-11-27T09:00:00Z', TIMES[1]!] });
    expect(answer.json().refused.map(({ sitting, reason }: Record<string, unknown>) => [sitting, reason])).toEqual([
      [2, 'week-limit'],
    ]);
  });

  test('a sitting is looked for between those beside it, far behind the horizon, and moved there alone', async () => {
    const pair = await aPair();
    const { learner, coach, offerId } = pair;
    const beside = `coachId=${coach.personId}&sitting=3&previousAt=${TIMES[1]}`;
    const found = await coaching.get(learner, `/coaching/offers/${offerId}/slots?${beside}`);
    expect([found.from, found.to, found.slots[0].startsAt]).toEqual(['2026-12-10', '2026-12-31', '2026-12-10T09:45:00Z']);
    const { sittings } = (await book(learner, pair)).json();
    const last = sittings[2].bookingId;
    const free = await coaching.get(
      learner,
      `/coaching/offers/${offerId}/slots?coachId=${coach.personId}&movedBookingId=${last}`,
    );
    expect([free.from, free.to]).toEqual(['2026-12-10', '2026-12-31']);
    const move = (startsAt: string) => coaching.post(learner, `/coaching/bookings/${last}/rescheduling`, { startsAt });
    expect((await move('2026-12-30T10:00:00Z')).statusCode).toBe(200);
    expect((await move('2027-01-04T10:00:00Z')).json().type).toBe('/problems/coaching/beyond-horizon');
    expect((await move('2026-12-09T10:00:00Z')).json()).toMatchObject({
      type: '/problems/coaching/sittings-differ',
      errors: [{ pointer: '#/startsAt', detail: 'Choose a time between the sittings beside it.' }],
    });
    expect((await statusesOf(learner)).length).toBe(3);
    const [row] = await coaching.api.database.db
      .select()
      .from(coachingSessions)
      .where(eq(coachingSessions.id, sittings[2].sessionId));
    expect([row!.sitting, row!.version]).toEqual([3, 1]);
  });

  test('what is to come is cancelled at once; what is past its cut-off stays, and is named', async () => {
    const pair = await aPair({ cancelNoticeMinutes: 3 * 24 * 60 });
    const { learner, coach } = pair;
    const { programmeId, sittings } = (await book(learner, pair)).json();
    const cancel = (person: Person) =>
      coaching.post(person, `/coaching/programmes/${programmeId}/cancellation`, { code: 'not-needed', text: 'All is well.' });
    expect((await cancel(await coaching.aLearner())).statusCode).toBe(404);
    const answer = await cancel(learner);
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { cancelled: [sittings[1].bookingId, sittings[2].bookingId], kept: [sittings[0].bookingId] },
    ]);
    expect(await statusesOf(learner)).toEqual([
      ['confirmed', '1 of 3'],
      ['cancelled', '2 of 3'],
      ['cancelled', '3 of 3'],
    ]);
    expect((await cancel(learner)).json().type).toBe('/problems/coaching/too-late-to-change');
    const { items } = await coaching.get(coach, '/coach/sessions?from=2026-11-24&to=2026-12-31');
    expect(items).toHaveLength(1);
    expect(
      (await book(await coaching.aLearner(), pair, { startsAt: ['2026-11-26T10:00:00Z', ...TIMES.slice(1)] })).statusCode,
    ).toBe(201);
  });

  describe('whose coach cannot go on', () => {
    const cancelFrom = (person: Person, { sessionId }: { sessionId: string }, more: object = { withLater: true }) =>
      coaching.post(person, `/coach/sessions/${sessionId}/cancellation`, {
        code: 'coach-unavailable',
        text: 'I move on.',
        ...more,
      });

    test('loses a sitting and all after it at once, those past the cut-off of the coachee too; what is before stays', async () => {
      const pair = await aPair({ cancelNoticeMinutes: 30 * 24 * 60 });
      const { learner, coach } = pair;
      const { sittings } = (await book(learner, pair)).json();
      const { later } = await coaching.get(coach, `/coach/sessions/${sittings[1].sessionId}`);
      expect(later).toMatchObject([
        {
          sessionId: sittings[2].sessionId,
          startsAt: TIMES[2],
          programme: { sitting: 3, of: 3, title: 'A second pair of hands' },
        },
      ]);
      expect((await cancelFrom(coach, sittings[1])).statusCode).toBe(204);
      const { items } = await coaching.get(learner, '/me/coaching/bookings');
      expect(
        items.map(({ status, cancelCode, cancelText }: Record<string, unknown>) => [status, cancelCode, cancelText]),
      ).toEqual([
        ['confirmed', null, null],
        ['cancelled', 'coach-unavailable', 'I move on.'],
        ['cancelled', 'coach-unavailable', 'I move on.'],
      ]);
      const held = await coaching.get(coach, '/coach/sessions?from=2026-11-24&to=2026-12-31');
      expect(held.items.map(({ programme }: Listed['session']) => programme.sitting)).toEqual([1]);
      expect((await coaching.get(coach, `/coach/sessions/${sittings[0].sessionId}`)).later).toEqual([]);
      const after = await book(await coaching.aLearner(), pair, { startsAt: ['2026-11-26T10:00:00Z', ...TIMES.slice(1)] });
      expect(after.statusCode).toBe(201);
      expect((await cancelFrom(coach, sittings[1])).statusCode).toBe(204);
    });

    test('loses one sitting alone where nothing else is said', async () => {
      const pair = await aPair();
      const { sittings } = (await book(pair.learner, pair)).json();
      expect((await cancelFrom(pair.coach, sittings[1], {})).statusCode).toBe(204);
      expect(await statesOf(pair.learner)).toEqual(['confirmed', 'cancelled', 'confirmed']);
      // The one that is cancelled already is left, and what was to come after it goes.
      expect((await cancelFrom(pair.coach, sittings[1])).statusCode).toBe(204);
      expect(await statesOf(pair.learner)).toEqual(['confirmed', 'cancelled', 'cancelled']);
    });

    test('is asked for as a whole: a request of which a part is cancelled goes on for the rest', async () => {
      const pair = await aPair({ approval: 'coach' });
      const { sittings } = (await book(pair.learner, pair)).json();
      expect((await cancelFrom(pair.coach, sittings[1])).statusCode).toBe(204);
      const decided = await coaching.post(pair.coach, `/coach/bookings/${sittings[0].bookingId}/decision`, {
        decision: 'accept',
      });
      expect(decided.statusCode).toBe(204);
      expect(await statesOf(pair.learner)).toEqual(['confirmed', 'cancelled', 'cancelled']);
    });

    test('loses nothing by a coach of others, and nothing that was declined', async () => {
      const pair = await aPair({ approval: 'coach' });
      const { coach, learner } = pair;
      const { sittings } = (await book(learner, pair)).json();
      expect((await cancelFrom(await coaching.aCoach(), sittings[1])).json().type).toBe('/problems/not-found');
      expect((await cancelFrom(coach, sittings[1], { withLater: 'all' })).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: '#/withLater' }],
      });
      await coaching.post(coach, `/coach/bookings/${sittings[0].bookingId}/decision`, { decision: 'decline' });
      for (const more of [{}, { withLater: true }])
        expect((await cancelFrom(coach, sittings[1], more)).json()).toMatchObject({
          status: 409,
          type: '/problems/coaching/not-possible-now',
          state: 'declined',
        });
    });

    test('is cancelled once, whoever is faster', async () => {
      const pair = await aPair();
      const { programmeId, sittings } = (await book(pair.learner, pair)).json();
      const before = await deadlocks();
      const answers = await Promise.all([
        cancelFrom(pair.coach, sittings[1]),
        coaching.post(pair.learner, `/coaching/programmes/${programmeId}/cancellation`, { code: 'no-time' }),
        cancelFrom(pair.coach, sittings[0]),
        cancelFrom(pair.coach, sittings[2], {}),
      ]);
      for (const { statusCode } of answers) expect([200, 204, 409]).toContain(statusCode);
      expect(await statesOf(pair.learner)).toEqual(sittings.map(() => 'cancelled'));
      expect(await deadlocks()).toBe(before);
    });
  });

  test.each(['accept', 'decline'] as const)('is decided by the coach as a whole: %s', async (decision) => {
    const pair = await aPair({ approval: 'coach' });
    const { learner, coach } = pair;
    const { sittings } = (await book(learner, pair)).json();
    const { items } = await coaching.get(coach, '/coach/requests');
    expect(items.map((request: { sittings: { title: string }[] }) => request.sittings.map(({ title }) => title))).toEqual([
      ['Where the time goes', 'A hard conversation', 'A second pair of hands'],
    ]);
    const answer = await coaching.post(coach, `/coach/bookings/${sittings[1].bookingId}/decision`, { decision });
    expect(answer.statusCode).toBe(204);
    const after = decision === 'accept' ? 'confirmed' : 'declined';
    expect(await statesOf(learner)).toEqual([after, after, after]);
    const again = await coaching.post(coach, `/coach/bookings/${sittings[0].bookingId}/decision`, { decision });
    expect(again.json()).toMatchObject({ type: '/problems/coaching/not-possible-now', state: after });
  });

  test('keeps its sittings, each once, whatever is written', async () => {
    const pair = await aPair();
    const { programmeId, sittings } = (await book(pair.learner, pair)).json();
    const { db } = coaching.api.database;
    const second = and(eq(coachingSessions.programmeId, programmeId), eq(coachingSessions.sitting, 2));
    const failing = async (work: PromiseLike<unknown>) => {
      const error = await Promise.resolve(work).then(
        () => null,
        (thrown: Error) => thrown,
      );
      return (error?.cause as { constraint_name?: string; constraint?: string } | undefined)?.constraint_name;
    };
    expect(await failing(db.update(coachingSessions).set({ sitting: 1 }).where(second))).toBe('a_session_stays_in_its_programme');
    expect(await failing(db.execute(copyOf(sittings[1].sessionId)))).toBe('a_programme_has_each_sitting_once');
  });

  const copyOf = (sessionId: string) => sql`
    insert into coaching_sessions (offer_id, starts_at, ends_at, time_zone, local_start, buffer_before, buffer_after, status, capacity,
      programme_id, sitting, created_by, created_at)
    select offer_id, starts_at, ends_at, time_zone, local_start, buffer_before, buffer_after, status, capacity,
      programme_id, sitting, created_by, created_at from coaching_sessions where id = ${sessionId}`;

  test('a request that nobody answers expires as a whole', async () => {
    const pair = await aPair({ approval: 'coach' });
    const { sittings } = (await book(pair.learner, pair)).json();
    coaching.api.clock.advance({ hours: 49 });
    await tendCoaching(coaching.api.context);
    const rows = await coaching.api.database.db
      .select({ status: coachingBookings.status })
      .from(coachingBookings)
      .where(eq(coachingBookings.personId, pair.learner.personId));
    expect(rows.map(({ status }) => status)).toEqual(sittings.map(() => 'expired'));
  });

  test('what is over stays: its coach cancels neither it nor, from it on, what is to come', async () => {
    const pair = await aPair();
    const startsAt = ['2026-12-03T09:00:00Z', '2026-12-17T09:00:00Z', '2026-12-31T09:00:00Z'];
    const { sittings } = (await book(pair.learner, pair, { startsAt })).json();
    coaching.api.clock.advance({ hours: 24 * 8 });
    const cancelFrom = ({ sessionId }: { sessionId: string }) =>
      coaching.post(pair.coach, `/coach/sessions/${sessionId}/cancellation`, { code: 'ill', withLater: true });
    expect((await cancelFrom(sittings[0])).json()).toMatchObject({ type: '/problems/coaching/not-possible-now', state: 'over' });
    expect(await statesOf(pair.learner)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect((await cancelFrom(sittings[2])).statusCode).toBe(204);
    expect((await statesOf(pair.learner)).toSorted()).toEqual(['cancelled', 'confirmed', 'confirmed']);
  });
});
