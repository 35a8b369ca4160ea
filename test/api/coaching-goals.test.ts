import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { coachingGoals } from '#db/schema/coaching.ts';
import type { CoachedPerson } from '#server/coaching/contract.ts';
import { asPerson } from '#server/coaching/store/as-person.ts';
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

const rowOf = async (person: Person, bookingId: string) =>
  (
    await asPerson(coaching.api.database.db, person.personId, (tx) =>
      tx.select().from(coachingGoals).where(eq(coachingGoals.bookingId, bookingId)),
    )
  )[0];

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
  const row = await rowOf(learner, bookingId);
  expect(row!.textSealed).not.toContain('Clear');
});

test('coaches see among their people the goals that were set for their sessions, and that were not dropped', async () => {
  const [owner, another] = [await coaching.aLearner(), await coaching.aCoach()];
  const shared = (await coaching.book(owner, offerId, '2026-11-26T09:00:00Z')).json();
  const elsewhere = (await coaching.book(owner, await coaching.anOffer(another), '2026-11-26T10:00:00Z')).json();
  await set(owner, shared.bookingId, { text: 'Answer my team myself' });
  await set(owner, elsewhere.bookingId, { text: 'For the other coach alone' });
  const seenBy = async (person: Person) =>
    ((await coaching.get(person, '/coach/people')).items as CoachedPerson[]).find(
      ({ person: { personId } }) => personId === owner.personId,
    )!.goals;
  expect(await seenBy(coach)).toMatchObject([
    { text: 'Answer my team myself', status: 'open', sessionId: shared.sessionId, bookingId: shared.bookingId },
  ]);
  expect(await seenBy(another)).toMatchObject([{ text: 'For the other coach alone' }]);
  const pageOf = (person: Person, of: string) => coaching.get(person, `/coach/people/${of}`);
  await coaching.post(coach, `/coach/bookings/${shared.bookingId}/action-items`, { text: 'Read it', dueOn: '2026-12-10' });
  expect(await pageOf(coach, owner.personId)).toMatchObject({
    timeZone: 'Europe/Berlin',
    person: { personId: owner.personId },
    gaps: [],
    sessions: [{ bookingId: shared.bookingId, status: 'confirmed', startsAt: '2026-11-26T09:00:00Z' }],
    goals: [{ text: 'Answer my team myself' }],
    actionItems: [{ text: 'Read it', status: 'open', sessionId: shared.sessionId }],
  });
  expect(await pageOf(another, owner.personId)).toMatchObject({
    goals: [{ text: 'For the other coach alone' }],
    actionItems: [],
  });
  for (const [who, of] of [
    [coach, another.personId],
    [await coaching.aCoach(), owner.personId],
  ] as const)
    expect(await pageOf(who, of)).toMatchObject({ status: 404 });
  await settle(owner, shared.bookingId, 'dropped');
  expect(await seenBy(coach)).toEqual([]);
});

test('the database shows a goal to its owner and the coaches of its session, and lets its owner alone write it', async () => {
  const [owner, stranger] = await coaching.learners(2);
  const { bookingId } = (await coaching.book(owner!, offerId, '2026-11-26T12:00:00Z')).json();
  await set(owner!, bookingId, { text: 'Mine' });
  const seen = await Promise.all([owner!, coach, stranger!, coaching.lead].map((person) => rowOf(person, bookingId)));
  expect(seen.map(Boolean)).toEqual([true, true, false, false]);
  const { db } = coaching.api.database;
  expect(await db.select().from(coachingGoals)).toEqual([]);
  const rewritten = await asPerson(db, coach.personId, (tx) =>
    tx.update(coachingGoals).set({ textSealed: 'forged' }).returning({ bookingId: coachingGoals.bookingId }),
  );
  expect(rewritten).toEqual([]);
  const { bookingId: without } = (await coaching.book(owner!, offerId, '2026-11-26T13:00:00Z')).json();
  const forged = { bookingId: without, textSealed: 'forged', status: 'open' as const, setAt: new Date() };
  await expect(asPerson(db, coach.personId, (tx) => tx.insert(coachingGoals).values(forged))).rejects.toThrow();
  expect(await asPerson(db, owner!.personId, (tx) => tx.delete(coachingGoals).returning())).toEqual([]);
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
