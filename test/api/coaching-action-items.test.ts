import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionItems } from '#db/schema/coaching.ts';
import { asPerson } from '#server/coaching/store/as-person.ts';
import { forgetWords } from '#server/coaching/store/old-words.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

let coaching: CoachingApp;
beforeAll(async () => {
  coaching = await coachingApp();
});
afterAll(() => coaching.close());

const itemsOf = (person: Person) => asPerson(coaching.api.database.db, person.personId, (tx) => tx.select().from(actionItems));

test('the database shows an action item to its owner and the coaches of its session, and lets its owner alone settle it', async () => {
  const { db } = coaching.api.database;
  const [coach, another, owner] = [await coaching.aCoach(), await coaching.aCoach(), await coaching.aLearner()];
  const offerId = await coaching.anOffer(coach);
  const booked = (await coaching.book(owner, offerId, '2026-11-26T12:00:00Z')).json();
  const { bookingId, sessionId } = booked as { bookingId: string; sessionId: string };
  await coaching.post(coach, `/coach/bookings/${bookingId}/action-items`, { text: 'Write it down', dueOn: '2026-12-10' });

  const seen = await Promise.all([owner, coach, another, coaching.lead].map(async (person) => (await itemsOf(person)).length));
  expect(seen).toEqual([1, 1, 0, 0]);
  expect(await db.select().from(actionItems)).toEqual([]);

  const done = { status: 'done' as const, settledAt: new Date() };
  expect(await asPerson(db, coach.personId, (tx) => tx.update(actionItems).set(done).returning())).toEqual([]);
  const forged = {
    sessionId,
    ownerId: owner.personId,
    textSealed: 'forged',
    dueOn: '2026-12-10',
    status: 'open' as const,
    createdBy: another.personId,
    createdAt: new Date(),
  };
  await expect(asPerson(db, another.personId, (tx) => tx.insert(actionItems).values(forged))).rejects.toThrow();
  expect(await asPerson(db, owner.personId, (tx) => tx.delete(actionItems).returning())).toEqual([]);

  const end = Temporal.Instant.from('2026-11-26T12:30:00Z');
  await forgetWords(db, end.subtract({ seconds: 1 }));
  expect(await itemsOf(owner)).toHaveLength(1);
  await forgetWords(db, end);
  expect(await itemsOf(owner)).toEqual([]);
});
