import ICAL from 'ical.js';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { calendarFeeds } from '#db/schema/coaching.ts';
import { revokeFeedsOf } from '#server/coaching/index.ts';
import { recordDeparture } from '#server/organization/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

let coaching: CoachingApp;
const logged: string[] = [];
beforeAll(async () => {
  const mailFrom = { name: 'Learning', address: 'learning@example.com' };
  coaching = await coachingApp({ mailFrom, log: { write: (line) => void logged.push(line) } });
});
afterAll(() => coaching.close());

const aFeed = async (person: Person, label = 'Phone') => {
  const answer = await coaching.post(person, '/me/calendar-feeds', { label });
  expect(answer.statusCode).toBe(201);
  const { feedId, address } = answer.json() as { feedId: string; address: string };
  return { feedId, address, path: new URL(address).pathname };
};
const read = (path: string, headers = {}) => coaching.api.app.inject({ url: path, headers });
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name));
    return {
      uid: value('uid'),
      status: value('status'),
      sequence: value('sequence'),
      names: event.getAllProperties('attendee').length,
    };
  });

test('one’s own sessions, without signing in, by an address that is shown once and cannot be guessed', async () => {
  const [coach, learner, other] = [await coaching.aCoach(), await coaching.aLearner(), await coaching.aLearner()];
  const offerId = await coaching.aGroupOffer(coach, 4);
  const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-27T09:00:00Z');
  const { bookingId } = (await coaching.takeSeat(learner, sessionId)).json();
  await coaching.takeSeat(other, sessionId);
  const { address, path } = await aFeed(learner);
  expect(address).toMatch(/^http:\/\/tributary\.test\/cal\/[\w-]{43}\.ics$/);
  const { statusCode, headers, body } = await read(path);
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(headers).toMatchObject({ 'cache-control': 'private, max-age=300', 'referrer-policy': 'no-referrer' });
  expect(headers['ratelimit']).toBeDefined();
  expect(body).toContain('METHOD:PUBLISH\r\n');
  expect(body.replaceAll('\r\n ', '')).toMatch(/^ORGANIZER;CN="?Learning"?:mailto:learning@example\.com\r$/m);
  expect(body).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n');
  expect(eventsIn(body)).toEqual([
    { uid: `feed-booking-${bookingId}@tributary.test`, status: 'CONFIRMED', sequence: '0', names: 0 },
  ]);
  for (const secret of [other.email, learner.email, 'license', 'router', 'Clinic for many']) expect(body).not.toContain(secret);

  const coachFeed = await aFeed(coach);
  expect(eventsIn((await read(coachFeed.path)).body).map(({ uid }) => uid)).toEqual([`feed-session-${sessionId}@tributary.test`]);

  const { items } = await coaching.get(learner, '/me/calendar-feeds');
  expect(items).toMatchObject([{ label: 'Phone', lastUsedAt: '2026-11-24T09:00:00Z' }]);
  expect(JSON.stringify(items)).not.toContain(path.slice(5, 48));
  const rows = await coaching.api.database.db.select().from(calendarFeeds).where(eq(calendarFeeds.personId, learner.personId));
  expect(JSON.stringify(rows)).not.toContain(path.slice(5, 48));
});

test('whoever chose the feed finds the UIDs of the mails in it; what is cancelled stays for a while', async () => {
  const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
  const offerId = await coaching.anOffer(coach);
  await coaching.put(learner, '/me/notifications', { calendar: 'feed', unwanted: [] });
  const { bookingId } = (await coaching.book(learner, offerId, '2026-11-26T09:00:00Z')).json();
  const { path } = await aFeed(learner);
  const first = await read(path);
  expect((await read(path)).headers['etag']).toBe(first.headers['etag']);
  const known = await read(path, { 'if-none-match': first.headers['etag'] });
  expect([known.statusCode, known.body]).toEqual([304, '']);
  await coaching.cancel(learner, bookingId);
  const after = await read(path, { 'if-none-match': first.headers['etag'] });
  expect(eventsIn(after.body)).toEqual([
    { uid: `booking-${bookingId}@tributary.test`, status: 'CANCELLED', sequence: '1', names: 0 },
  ]);
});

test('requests, places in a line and what was never sure stand in no calendar', async () => {
  const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
  const offerId = await coaching.anOffer(coach, { approval: 'coach' });
  const { bookingId } = (await coaching.book(learner, offerId, '2026-11-26T09:00:00Z')).json();
  const { path } = await aFeed(learner);
  expect(eventsIn((await read(path)).body)).toEqual([]);
  await coaching.cancel(learner, bookingId);
  expect(eventsIn((await read(path)).body)).toEqual([]);
});

test('revoked, unknown or of somebody who has left: there is no such calendar', async () => {
  const [one, two, three] = [await coaching.aLearner(), await coaching.aLearner(), await coaching.aLearner()];
  const { feedId, path } = await aFeed(one);
  expect((await two.as({ method: 'DELETE', url: `/api/v1/me/calendar-feeds/${feedId}` })).statusCode).toBe(404);
  expect((await read(path)).statusCode).toBe(200);
  expect((await one.as({ method: 'DELETE', url: `/api/v1/me/calendar-feeds/${feedId}` })).statusCode).toBe(204);
  const gone = await read(path);
  expect([gone.statusCode, gone.json().type]).toEqual([404, '/problems/not-found']);
  expect((await read(`/cal/${'a'.repeat(43)}.ics`)).statusCode).toBe(404);
  for (const file of ['short.ics', `${'a'.repeat(43)}`, `${'a'.repeat(44)}.ics`])
    expect((await read(`/cal/${file}`)).statusCode, file).toBe(404);

  const [left, disabled] = [await aFeed(two), await aFeed(three)];
  await recordDeparture(coaching.api.context, { personId: two.personId, on: coaching.api.clock.today() });
  await revokeFeedsOf(coaching.api.context, three.personId);
  await revokeFeedsOf(coaching.api.context, three.personId);
  expect([(await read(left.path)).statusCode, (await read(disabled.path)).statusCode]).toEqual([404, 404]);
});

test('alarms only where the address asks for them, and for a time that is one', async () => {
  const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
  await coaching.book(learner, await coaching.anOffer(coach), '2026-11-26T10:00:00Z');
  const made = await coaching.post(learner, '/me/calendar-feeds', { label: 'Watch', alarmMinutes: 30 });
  const { pathname, search } = new URL(made.json().address as string);
  expect((await read(pathname)).body).not.toContain('VALARM');
  expect((await read(`${pathname}${search}`)).body).toMatch(/BEGIN:VALARM\r\nACTION:DISPLAY\r\n.*TRIGGER:-PT30M\r\nEND:VALARM/s);
  expect((await read(`${pathname}?alarm=soon`)).statusCode).toBe(400);
  expect((await coaching.post(learner, '/me/calendar-feeds', { label: 'Bell', alarmMinutes: 1 })).statusCode).toBe(400);
});

test('a name is used once while its feed lives', async () => {
  const learner = await coaching.aLearner();
  const { feedId } = await aFeed(learner, 'Laptop');
  const again = await coaching.post(learner, '/me/calendar-feeds', { label: 'Laptop' });
  expect(again.json()).toMatchObject({
    status: 409,
    type: '/problems/coaching/feed-name-taken',
    errors: [{ pointer: '#/label' }],
  });
  await learner.as({ method: 'DELETE', url: `/api/v1/me/calendar-feeds/${feedId}` });
  await aFeed(learner, 'Laptop');
});

test('neither the address of a feed nor who reads it stands in the log, whether it is known or not', async () => {
  const learner = await coaching.aLearner();
  const { path } = await aFeed(learner);
  logged.length = 0;
  expect((await read(path)).statusCode).toBe(200);
  expect((await read(`${path}?again=${path.slice(5, 48)}`)).statusCode).toBe(200);
  const unknown = `/cal/${'b'.repeat(43)}.ics`;
  expect((await read(unknown)).statusCode).toBe(404);
  expect((await read(`/cal/${'c'.repeat(43)}/deeper`)).statusCode).toBe(404);
  await vi.waitFor(() => expect(logged.filter((line) => line.includes('request completed'))).toHaveLength(4));
  const text = logged.join('');
  expect(text).toContain('"path":"/cal/…"');
  for (const secret of [path.slice(5, 48), 'b'.repeat(43), 'c'.repeat(43), learner.email, learner.personId])
    expect(text).not.toContain(secret);
});
