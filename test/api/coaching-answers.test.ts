import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coachingBookings } from '#db/schema/coaching.ts';
import type { Person } from '#test/support/coaching.ts';
import { aCompanyThatTells, type CompanyThatTells } from '#test/support/told.ts';

const QUESTION = 'What is delivered, to whom?';
const BEFORE = { question: QUESTION, answer: 'A router with our firmware, to shops.' };

let company: CompanyThatTells;
beforeAll(async () => {
  company = await aCompanyThatTells();
});
afterAll(() => company.close());

const change = (person: Person, bookingId: string, answer: string) =>
  company.coaching.put(person, `/coaching/bookings/${bookingId}/answers`, { intake: [{ question: QUESTION, answer }] });
const viewed = (person: Person, bookingId: string) => company.coaching.get(person, `/me/coaching/bookings/${bookingId}`);
const toldOf = async (person: Person) => (await company.kindsTo(person)).filter((kind) => kind === 'answers-changed').length;
const later = async (duration: Temporal.DurationLike) => {
  company.advance(duration);
  await company.send();
};

test('answers are changed, kept sealed, and stand in the history without what they say', async () => {
  const { coach, learner, booked } = await company.aPair();
  const { bookingId, sessionId } = await booked('2026-11-25T09:00:00Z');
  expect((await change(learner, bookingId, 'Nothing to shops, only to a supplier.')).statusCode).toBe(204);
  const intake = [{ question: QUESTION, answer: 'Nothing to shops, only to a supplier.' }];
  expect(await viewed(learner, bookingId)).toMatchObject({ status: 'confirmed', purpose: 'learning', intake });
  expect(await company.coaching.get(coach, `/coach/sessions/${sessionId}`)).toMatchObject({ participants: [{ intake }] });
  const { history } = await viewed(learner, bookingId);
  expect(history).toMatchObject([{ status: 'confirmed' }, { status: 'confirmed', reason: 'answers-changed' }]);
  expect(JSON.stringify(history)).not.toContain('supplier');
  const [row] = await company.db.select().from(coachingBookings).where(eq(coachingBookings.id, bookingId));
  expect(row!.intakeSealed).not.toContain('supplier');

  // What is sent again changes nothing.
  expect((await change(learner, bookingId, 'Nothing to shops, only to a supplier.')).statusCode).toBe(204);
  expect((await viewed(learner, bookingId)).history).toHaveLength(2);
});

test('a coach who heard of the booking hears once of several changes; one who has not yet reads the newest anyway', async () => {
  const { coach, learner, booked } = await company.aPair();
  const { bookingId } = await booked('2026-11-26T09:00:00Z');
  await change(learner, bookingId, 'Before the coach heard.');
  await later({ minutes: 15 });
  expect(await company.kindsTo(coach)).toContain('session-confirmed');
  expect(await toldOf(coach)).toBe(0);

  for (const answer of ['A word better.', 'Two words better.']) await change(learner, bookingId, answer);
  await later({ minutes: 15 });
  expect(await toldOf(coach)).toBe(1);
  expect(await toldOf(learner)).toBe(0);
  const mail = company.post.received.findLast(({ raw }) => raw.includes('Answers changed'))!;
  expect(mail.raw).not.toContain('words better');

  await change(learner, bookingId, 'And once more.');
  await company.coaching.cancel(learner, bookingId);
  await later({ minutes: 15 });
  expect(await toldOf(coach)).toBe(1);
});

test('of a group the coach hears only of seats, not of places in the line', async () => {
  const { coaching } = company;
  const coach = await coaching.aCoach();
  const offerId = await coaching.aGroupOffer(coach, 1);
  const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-27T10:00:00Z');
  const [seated, waiting] = [await coaching.aLearner(), await coaching.aLearner()];
  const seat = (await coaching.takeSeat(seated, sessionId)).json();
  const place = (await coaching.takeSeat(waiting, sessionId)).json();
  await company.send();
  expect((await change(waiting, place.bookingId, 'While I wait.')).statusCode).toBe(204);
  await later({ minutes: 15 });
  expect(await toldOf(coach)).toBe(0);
  await change(seated, seat.bookingId, 'Now that I come.');
  await later({ minutes: 15 });
  expect(await toldOf(coach)).toBe(1);
});

test('only one’s own, complete, while the session is to come', async () => {
  const { coach, learner, booked } = await company.aPair();
  const { bookingId } = await booked('2026-11-30T09:00:00Z');
  const stranger = await company.coaching.aLearner();
  for (const other of [stranger, coach]) expect((await change(other, bookingId, 'Not mine')).statusCode).toBe(404);
  expect((await change(learner, bookingId, '   ')).json()).toMatchObject({
    type: '/problems/coaching/intake-missing',
    missing: [QUESTION],
  });
  const given = await booked('2026-11-30T11:00:00Z');
  await company.coaching.cancel(learner, given.bookingId);
  expect((await change(learner, given.bookingId, 'Too late')).json()).toMatchObject({
    type: '/problems/coaching/not-possible-now',
    state: 'cancelled',
  });
  company.advance(company.coaching.api.clock.now().until('2026-11-30T09:00:00Z'));
  expect((await change(learner, bookingId, 'Too late')).json()).toMatchObject({
    type: '/problems/coaching/too-late-to-change',
    changeableUntil: '2026-11-30T09:00:00Z',
  });
  expect(await viewed(learner, bookingId)).toMatchObject({ intake: [BEFORE] });
});
