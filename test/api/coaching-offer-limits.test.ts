import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

/** How many sessions of an offer each coach holds at most, on their local day and in their week. */
describe('limits of an offer', () => {
  let coaching: CoachingApp;
  beforeAll(async () => {
    coaching = await coachingApp();
  });
  afterAll(() => coaching.close());

  const slots = (person: Person, offerId: string, query: string) =>
    coaching.get(person, `/coaching/offers/${offerId}/slots?${query}`);
  const refusalOf = async (...asked: Parameters<CoachingApp['book']>) => (await coaching.book(...asked)).json().type;

  test('when bookings race, as many as the offer allows are made, and the others hear of another day', async () => {
    const coach = await coaching.aCoach();
    const offerId = await coaching.anOffer(coach, { maxPerDay: 2, maxPerWeek: 3 });
    const people = await coaching.learners(6);
    const answers = await Promise.all(people.map((person, n) => coaching.book(person, offerId, `2026-11-25T1${n}:00:00Z`)));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(2);
    const refused = answers.filter(({ statusCode }) => statusCode !== 201).map((answer) => answer.json());
    expect(refused.map(({ status, type }) => [status, type])).toEqual(
      Array.from({ length: 4 }, () => [409, '/problems/coaching/offer-day-limit']),
    );
    for (const { alternatives } of refused)
      expect(alternatives.map(({ startsAt }: { startsAt: string }) => startsAt.slice(0, 10))).not.toContain('2026-11-25');
    const full = await slots(people[0]!, offerId, 'from=2026-11-25&to=2026-11-25');
    expect([full.slots, full.whyNone, full.inTheWay]).toMatchObject([
      [],
      [{ reason: 'offer-day-limit' }],
      [{ date: '2026-11-25', reason: 'offer-day-limit' }],
    ]);
  });

  test('the week of the coach is full after as many, and the next one is open', async () => {
    const [coach, one, two] = [await coaching.aCoach(), await coaching.aLearner(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, { maxPerWeek: 1 });
    const racing = await Promise.all([
      coaching.book(one, offerId, '2026-11-25T09:00:00Z'),
      coaching.book(two, offerId, '2026-11-27T09:00:00Z'),
    ]);
    expect(racing.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    expect(await refusalOf(two, offerId, '2026-11-26T09:00:00Z')).toBe('/problems/coaching/offer-week-limit');
    const { slots: free } = await slots(two, offerId, 'from=2026-11-25');
    expect(free[0].startsAt).toBe('2026-11-30T08:00:00Z');
    expect((await coaching.book(two, offerId, '2026-11-30T08:00:00Z')).statusCode).toBe(201);
  });

  test('each coach has as many, other offers are free, and a session that is moved or given back does not count', async () => {
    const [coach, colleague, learner] = [await coaching.aCoach(), await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, { maxPerDay: 1, maxOpenPerPerson: 9 });
    const freeId = await coaching.anOffer(coach);
    await colleague.as({ method: 'PUT', url: `/api/v1/coaching/offers/${offerId}/coaches/me` });
    const withCoach = { coachId: coach.personId };
    const first = (await coaching.book(learner, offerId, '2026-11-25T09:00:00Z', withCoach)).json();
    expect(await refusalOf(learner, offerId, '2026-11-25T11:00:00Z', withCoach)).toBe('/problems/coaching/offer-day-limit');
    const withColleague = { coachId: colleague.personId };
    expect((await coaching.book(learner, offerId, '2026-11-25T11:00:00Z', withColleague)).statusCode).toBe(201);
    expect((await coaching.book(learner, freeId, '2026-11-25T12:00:00Z', withCoach)).statusCode).toBe(201);
    const moved = await coaching.post(learner, `/coaching/bookings/${first.bookingId}/rescheduling`, {
      startsAt: '2026-11-25T14:00:00Z',
    });
    expect(moved.statusCode).toBe(200);
    await coaching.cancel(learner, first.bookingId);
    expect((await coaching.book(learner, offerId, '2026-11-25T15:00:00Z', withCoach)).statusCode).toBe(201);
  });

  test('coaches say them, see them and take them back; nothing below one', async () => {
    const coach = await coaching.aCoach();
    const offerId = await coaching.anOffer(coach, { maxPerDay: 2 });
    const mine = async () =>
      (await coaching.get(coach, '/coach/offers')).items.find((offer: { offerId: string }) => offer.offerId === offerId);
    const { offerId: _id, isMine: _mine, coaches: _coaches, ...terms } = await mine();
    expect([terms.maxPerDay, terms.maxPerWeek]).toEqual([2, null]);
    const change = (more: object) => coaching.put(coach, `/coaching/offers/${offerId}`, { ...terms, ...more });
    expect((await change({ maxPerDay: 0 })).json()).toMatchObject({ status: 400 });
    expect((await change({ maxPerDay: null, maxPerWeek: 5 })).statusCode).toBe(204);
    expect(await mine()).toMatchObject({ maxPerDay: null, maxPerWeek: 5 });
    expect((await change({})).statusCode).toBe(204);
    expect(await mine()).toMatchObject({ maxPerDay: 2, maxPerWeek: null });
  });
});
