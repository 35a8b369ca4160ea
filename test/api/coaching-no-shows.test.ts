import { beforeEach, expect, test } from 'vitest';
import { setManagers } from '#server/organization/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

let coaching: CoachingApp;
beforeEach(async () => {
  coaching = await coachingApp();
  return async () => void (await coaching.close());
});

const say = (coach: Person, bookingId: string, status: string, reason?: string) =>
  coaching.put(coach, `/coach/bookings/${bookingId}/attendance`, { status, ...(reason && { reason }) });
const noShowsOf = async (person: Person) => (await coaching.get(person, '/me/coaching/bookings')).noShows;

/** Somebody who was expected three times in a week and did not come; it is Friday. */
async function aMissingOne() {
  const [coach, person] = [await coaching.aCoach(), await coaching.aLearner()];
  const offerId = await coaching.anOffer(coach, { maxOpenPerPerson: 9, horizonDays: 60 });
  const missed: string[] = [];
  for (const day of ['25', '26', '27'])
    missed.push((await coaching.book(person, offerId, `2026-11-${day}T09:00:00Z`)).json().bookingId);
  coaching.api.clock.advance({ hours: 3 * 24 + 3 });
  for (const bookingId of missed) expect((await say(coach, bookingId, 'no-show')).statusCode).toBe(204);
  return { coach, person, offerId, missed };
}

test('after three missed sessions the next one of two is a request to the coach; one reads that before, with one’s count', async () => {
  const { coach, person, offerId } = await aMissingOne();
  expect(await noShowsOf(person)).toMatchObject({ count: 3, askFrom: 3, since: '2025-11-27T12:00:00Z' });
  const [offer] = (await coaching.get(person, '/coaching/offers')).items;
  expect(offer.asksFirst).toEqual({ who: 'coach', why: 'no-shows', managers: [] });
  const { bookingId, status } = (await coaching.book(person, offerId, '2026-12-02T09:00:00Z')).json();
  expect(status).toBe('requested');
  expect((await coaching.post(coach, `/coach/bookings/${bookingId}/decision`, { decision: 'accept' })).statusCode).toBe(204);
});

test('a correction of attendance takes it back, and a year later it is forgotten', async () => {
  const { coach, person, offerId, missed } = await aMissingOne();
  await say(coach, missed[0]!, 'attended', 'She was in the other room.');
  expect(await noShowsOf(person)).toMatchObject({ count: 2 });
  expect((await coaching.book(person, offerId, '2026-12-02T09:00:00Z')).json().status).toBe('confirmed');
  await say(coach, missed[0]!, 'no-show', 'It was somebody else.');
  expect((await coaching.book(person, offerId, '2026-12-02T11:00:00Z')).json().status).toBe('requested');
  coaching.api.clock.advance({ hours: 364 * 24 });
  expect(await noShowsOf(person)).toMatchObject({ count: 1 });
});

test('a seat in a group is taken at once, and where an offer asks anyway nothing changes', async () => {
  const { coach, person } = await aMissingOne();
  const groupId = await coaching.aGroupOffer(coach, 5);
  const sessionId = await coaching.aGroupSession(coach, groupId, '2026-12-03T09:00:00Z');
  expect((await coaching.takeSeat(person, sessionId)).json().status).toBe('confirmed');
});

test('a coach who takes no requests is passed over for one who does', async () => {
  const { coach, person, offerId } = await aMissingOne();
  const colleague = await coaching.aCoach();
  await colleague.as({ method: 'PUT', url: `/api/v1/coaching/offers/${offerId}/coaches/me` });
  const profile = { status: 'active', timeZone: 'Europe/Berlin', languages: ['en'], bio: '', acceptsRequests: false };
  await coaching.put(coach, '/coach/profile', profile);
  const refused = await coaching.book(person, offerId, '2026-12-02T09:00:00Z', { coachId: coach.personId });
  expect(refused.json().type).toBe('/problems/coaching/requests-not-taken');
  expect((await coaching.book(person, offerId, '2026-12-02T09:00:00Z')).json().status).toBe('requested');
  await coaching.put(colleague, '/coach/profile', profile);
  const none = await coaching.book(person, offerId, '2026-12-02T10:00:00Z');
  expect(none.json().type).toBe('/problems/coaching/requests-not-taken');
});

test('nobody else is told the count: not the coach, the lead, the manager, nor anybody by another way', async () => {
  const { coach, person, offerId } = await aMissingOne();
  const { bookingId, sessionId } = (await coaching.book(person, offerId, '2026-12-02T09:00:00Z')).json();
  const manager = await coaching.api.aPerson();
  const from = coaching.api.clock.today();
  await setManagers(coaching.api.context, [{ personId: person.personId, managerId: manager.personId, from }]);
  const seen = await Promise.all([
    coaching.get(coach, '/coach/requests'),
    coaching.get(coach, `/coach/sessions/${sessionId}`),
    coaching.get(coach, '/coach/people'),
    coaching.get(coach, `/coach/people/${person.personId}`),
    coaching.get(coaching.lead, '/coaching/attendance'),
    coaching.get(manager, '/me/team'),
    coaching.get(manager, '/me/team/attendance'),
    coaching.get(manager, '/me/team/requests'),
    coaching.get(await coaching.aLearner(), '/me/coaching/bookings'),
  ]);
  for (const answer of seen.slice(0, -1)) expect(JSON.stringify(answer)).not.toMatch(/noShows|no-shows|askFrom/);
  expect(seen.at(-1).noShows.count).toBe(0);
  for (const stranger of [coach, coaching.lead, manager])
    expect((await stranger.as({ url: `/api/v1/me/coaching/bookings/${bookingId}` })).statusCode).not.toBe(200);
  const [asked] = (await coaching.get(coach, '/coach/requests')).items;
  expect(Object.keys(asked).toSorted()).toEqual([
    'answerBy',
    'bookingId',
    'decider',
    'endsAt',
    'person',
    'purpose',
    'sessionId',
    'sittings',
    'startsAt',
    'title',
  ]);
});
