import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionFeedback } from '#db/schema/coaching.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

let coaching: CoachingApp;
beforeAll(async () => {
  coaching = await coachingApp();
});
afterAll(() => coaching.close());

const say = (person: Person, bookingId: string, rating: number, text?: string) =>
  coaching.put(person, `/me/coaching/bookings/${bookingId}/feedback`, { rating, ...(text !== undefined && { text }) });

test('one says how useful a session was, can say it anew, and nobody sees who said what', async () => {
  const coach = await coaching.aCoach();
  const offerId = await coaching.aGroupOffer(coach, 6);
  const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-25T09:00:00Z');
  const people = await coaching.learners(6);
  const seats: string[] = [];
  for (const person of people) seats.push((await coaching.takeSeat(person, sessionId)).json().bookingId);
  expect((await say(people[0]!, seats[0]!, 5)).json()).toMatchObject({ type: '/problems/coaching/feedback-not-now' });
  coaching.api.clock.advance({ hours: 26 });

  for (const [n, rating] of [5, 4, 4, 4].entries())
    expect((await say(people[n]!, seats[n]!, rating, `Words of ${n}`)).statusCode).toBe(204);
  expect(await coaching.get(coach, '/coach/feedback')).toEqual({ figures: null, comments: [] });
  await say(people[4]!, seats[4]!, 1, 'Words of 4');
  expect(await coaching.get(coach, '/coach/feedback')).toEqual({
    figures: { people: 5, average: 3.6 },
    comments: ['Words of 0', 'Words of 1', 'Words of 2', 'Words of 3', 'Words of 4'],
  });
  await say(people[5]!, seats[5]!, 1, 'Words of the sixth');
  const seen = await coaching.get(coach, '/coach/feedback');
  expect([seen.figures, seen.comments.length]).toEqual([{ people: 5, average: 3.6 }, 5]);

  const { items } = await coaching.get(coaching.lead, '/coaching/feedback');
  const ofCoach = items.find((item: { coach: { personId: string } }) => item.coach.personId === coach.personId);
  expect(ofCoach.figures).toEqual({ people: 5, average: 3.6 });
  expect(JSON.stringify(items)).not.toContain('Words');

  await say(people[0]!, seats[0]!, 3);
  expect(await coaching.get(people[0]!, `/me/coaching/bookings/${seats[0]}/feedback`)).toMatchObject({
    rating: 3,
    text: null,
    isOpen: true,
  });
  const [row] = await coaching.api.database.db.select().from(sessionFeedback).where(eq(sessionFeedback.bookingId, seats[1]!));
  expect(row!.textSealed).not.toContain('Words');
});

test('nobody speaks for another, and a rating is one of five', async () => {
  const [coach, learner, other] = [await coaching.aCoach(), await coaching.aLearner(), await coaching.aLearner()];
  const offerId = await coaching.anOffer(coach);
  const { bookingId } = (await coaching.book(learner, offerId, '2026-11-26T10:00:00Z')).json();
  coaching.api.clock.advance({ hours: 24 });
  expect((await say(other, bookingId, 5)).statusCode).toBe(404);
  expect((await other.as({ url: `/api/v1/me/coaching/bookings/${bookingId}/feedback` })).statusCode).toBe(404);
  for (const rating of [0, 6, 2.5]) expect((await say(learner, bookingId, rating)).statusCode).toBe(400);
  expect((await say(learner, bookingId, 5, '')).statusCode).toBe(204);
  expect((await coach.as({ url: '/api/v1/coaching/feedback' })).statusCode).toBe(403);
});
