import { and, eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { coachingProgrammes, coachingSessions } from '#db/schema/coaching.ts';
import { coachingApp, INTAKE } from '#test/support/coaching.ts';
import { programmesIn, TIMES, type Listed } from '#test/support/programmes.ts';

const coaching = await coachingApp();
afterAll(() => coaching.close());
const { aPair, book, statusesOf, deadlocks } = programmesIn(coaching);

describe('a programme', () => {
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
});
