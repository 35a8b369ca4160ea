import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { coachingGoals } from '#db/schema/coaching.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

let coaching: CoachingApp;
let coach: Person;
let learner: Person;
let offerId: string;
beforeAll(async () => {
  coaching = await coachingApp();
  [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
  offerId = await coaching.anOffer(coach);
});
afterAll(() => coaching.close());

const set = (person: Person, bookingId: string, goal: object) =>
  coaching.put(person, `/me/coaching/bookings/${bookingId}/goal`, goal);
const settle = (person: Person, bookingId: string, status: string) =>
  coaching.put(person, `/me/coaching/bookings/${bookingId}/goal/status`, { status });

test('a goal is set, read by its owner and the coach of the session, changed, and settled', async () => {
  const { bookingId, sessionId } = (await coaching.book(learner, offerId, '2026-11-25T09:00:00Z')).json();
  expect(await coaching.get(learner, `/me/coaching/bookings/${bookingId}`)).toMatchObject({ goal: null });
  const aim = { skillId: 'license-obligations', level: 3 };
  expect((await set(learner, bookingId, { text: 'Clear our router', aim })).statusCode).toBe(204);
  const shown = { text: 'Clear our router', aim: { ...aim, name: expect.any(String) as string }, status: 'open' };
  expect(await coaching.get(learner, `/me/coaching/bookings/${bookingId}`)).toMatchObject({ goal: shown });
  expect(await coaching.get(coach, `/coach/sessions/${sessionId}`)).toMatchObject({ participants: [{ goal: shown }] });
  expect(await coaching.get(learner, '/me/coaching/goals')).toMatchObject({
    items: [{ ...shown, bookingId, session: { title: 'Licence clinic', startsAt: '2026-11-25T09:00:00Z' } }],
  });
  expect((await settle(learner, bookingId, 'reached')).statusCode).toBe(204);
  expect((await coaching.get(learner, '/me/coaching/goals')).items).toMatchObject([{ status: 'reached' }]);
  // What is set anew is open again.
  await set(learner, bookingId, { text: 'Clear the next one too' });
  expect((await coaching.get(learner, '/me/coaching/goals')).items).toMatchObject([
    { text: 'Clear the next one too', aim: null, status: 'open' },
  ]);
  const [row] = await coaching.api.database.db.select().from(coachingGoals).where(eq(coachingGoals.bookingId, bookingId));
  expect(row!.textSealed).not.toContain('Clear');
});

test('a goal is one’s own, of a session one has, and of a skill it touches', async () => {
  const { bookingId } = (await coaching.book(learner, offerId, '2026-11-25T10:00:00Z')).json();
  const other = await coaching.aLearner();
  for (const stranger of [other, coach]) {
    expect((await set(stranger, bookingId, { text: 'Not mine' })).statusCode).toBe(404);
    expect((await settle(stranger, bookingId, 'reached')).statusCode).toBe(404);
  }
  expect((await settle(learner, bookingId, 'reached')).statusCode).toBe(404);
  expect((await coaching.get(other, '/me/coaching/goals')).items).toEqual([]);
  const elsewhere = await set(learner, bookingId, { text: 'Something else', aim: { skillId: 'policy-design', level: 1 } });
  expect(elsewhere.json()).toMatchObject({
    status: 422,
    type: '/problems/coaching/goal-skill-unknown',
    errors: [{ pointer: '#/aim/skillId' }],
  });
  await coaching.cancel(learner, bookingId);
  expect((await set(learner, bookingId, { text: 'Too late' })).json()).toMatchObject({
    type: '/problems/coaching/not-possible-now',
    state: 'cancelled',
  });
});
