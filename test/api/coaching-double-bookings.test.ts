import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coachingBookings } from '#db/schema/coaching.ts';
import { coachingApp, type CoachingApp } from '#test/support/coaching.ts';

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
});
