import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportCoaching, sealingWith } from '#server/coaching/index.ts';
import { coachingApp, INTAKE, type CoachingApp } from '#test/support/coaching.ts';

let coaching: CoachingApp;
beforeAll(async () => {
  coaching = await coachingApp();
});
afterAll(() => coaching.close());

test('an export for a person holds all that is kept of them, private notes too, and nothing of anybody else', async () => {
  const [coach, co] = [await coaching.aCoach(), await coaching.aCoach()];
  const [person, other] = await coaching.learners(2);
  const offerId = await coaching.aGroupOffer(coach, 5);
  const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-26T09:00:00Z');
  const [mine, theirs] = await Promise.all(
    [person, other].map(async (each) => (await coaching.takeSeat(each!, sessionId)).json().bookingId as string),
  );
  const note = (bookingId: string, kind: string, body: string) =>
    coaching.put(coach, `/coach/bookings/${bookingId}/note`, { kind, body });
  await note(mine!, 'private', 'Ask about the firmware again.');
  await note(mine!, 'shared', 'Read the notice of zlib.');
  await note(theirs!, 'private', 'Something of somebody else.');
  await coaching.put(person!, `/me/coaching/bookings/${mine}/goal`, { text: 'Clear our router' });
  await coaching.book(person!, await coaching.anOffer(co), '2026-11-27T09:00:00Z');

  await coaching.put(person!, '/me/coaching/languages', { languages: ['de', 'en'] });

  const sealing = sealingWith('a secret of the tests, long enough');
  const exported = await exportCoaching(coaching.api.context, sealing, person!.personId);
  expect(exported).toMatchObject({
    personId: person!.personId,
    languages: ['de', 'en'],
    agreements: [{ version: expect.any(String) as string }],
  });
  expect(exported.sessions).toHaveLength(2);
  expect(exported.sessions.find(({ bookingId }) => bookingId === mine)).toMatchObject({
    intake: INTAKE,
    goal: { text: 'Clear our router' },
    notes: [{ body: 'Read the notice of zlib.' }],
    feedback: { rating: null },
  });
  expect(exported.privateNotes).toMatchObject([{ sessionId, body: 'Ask about the firmware again.' }]);
  expect(exported.disclosures).toEqual([]);
  const text = JSON.stringify(exported);
  for (const foreign of ['somebody else', other!.personId, theirs!]) expect(text).not.toContain(foreign);
});
