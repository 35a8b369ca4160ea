import { afterAll, beforeAll, expect, test } from 'vitest';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

let coaching: CoachingApp;
let coach: Person;
beforeAll(async () => {
  coaching = await coachingApp();
  coach = await coaching.aCoach();
});
afterAll(() => coaching.close());

const aGroup = async (capacity: number, startsAt: string) =>
  coaching.aGroupSession(coach, await coaching.aGroupOffer(coach, capacity), startsAt);
const seatOf = async (person: Person, sessionId: string, more: object = {}) =>
  String((await coaching.takeSeat(person, sessionId, more)).json().bookingId);
const othersOf = async (person: Person, bookingId: string) =>
  (await coaching.get(person, `/me/coaching/bookings/${bookingId}`)).others as string[];
const say = (person: Person, bookingId: string, isShown: boolean) =>
  coaching.put(person, `/coaching/bookings/${bookingId}/shown-name`, { isShown });

test('others of a group see a name once its owner says so, and no longer when they take it back', async () => {
  const sessionId = await aGroup(2, '2026-11-26T10:00:00Z');
  const [one, two, waiting] = [await coaching.aLearner(), await coaching.aLearner(), await coaching.aLearner()];
  const [seat, other] = [await seatOf(one, sessionId), await seatOf(two, sessionId, { showsName: true })];
  const inLine = await seatOf(waiting, sessionId, { showsName: true });
  const nameOf = async (bookingId: string) => {
    const { participants } = await coaching.get(coach, `/coach/sessions/${sessionId}`);
    return participants.find((each: { bookingId: string }) => each.bookingId === bookingId).person.name as string;
  };
  // Whoever waits neither sees nor is seen; silence is no yes.
  expect(await othersOf(one, seat)).toEqual([await nameOf(other)]);
  expect(await othersOf(two, other)).toEqual([]);
  expect(await othersOf(waiting, inLine)).toEqual([]);
  expect(await coaching.get(one, `/me/coaching/bookings/${seat}`)).toMatchObject({ showsName: false });

  expect((await say(one, seat, true)).statusCode).toBe(204);
  expect(await othersOf(two, other)).toEqual([await nameOf(seat)]);
  expect((await say(one, seat, false)).statusCode).toBe(204);
  expect(await othersOf(two, other)).toEqual([]);

  await coaching.cancel(two, other);
  expect(await othersOf(one, seat)).toEqual([await nameOf(inLine)]);
});

test('only of one’s own seat, in a group, while one has it', async () => {
  const sessionId = await aGroup(3, '2026-11-27T10:00:00Z');
  const [one, two] = [await coaching.aLearner(), await coaching.aLearner()];
  const seat = await seatOf(one, sessionId, { showsName: true });
  expect((await say(two, seat, true)).json()).toMatchObject({ status: 404 });
  expect((await say(coach, seat, true)).json()).toMatchObject({ status: 404 });
  await coaching.cancel(one, seat);
  expect((await say(one, seat, true)).json()).toMatchObject({
    type: '/problems/coaching/not-possible-now',
    state: 'cancelled',
  });
  expect(await othersOf(one, seat)).toEqual([]);
  const pair = (await coaching.book(one, await coaching.anOffer(coach), '2026-11-30T10:00:00Z')).json();
  expect((await say(one, pair.bookingId, true)).json()).toMatchObject({ type: '/problems/coaching/wrong-mode' });
});
