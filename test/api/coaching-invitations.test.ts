import { eq, like } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { mails, notificationIntents } from '#db/schema/notifications.ts';
import type { MailPort } from '#server/notifications/index.ts';
import { aCompanyThatTells, eventIn, type CompanyThatTells } from '#test/support/told.ts';

const START = '2026-11-24T09:00:00Z';

let company: CompanyThatTells;
beforeEach(async () => {
  company = await aCompanyThatTells();
  return async () => void (await company.close());
});

test('book, move twice and cancel: one UID, rising SEQUENCE, and methods that agree, to both', async () => {
  const { coaching, post, send, aPair } = company;
  const { coach, learner, booked, move } = await aPair();
  const { bookingId, sessionId } = await booked('2026-11-26T09:00:00Z');
  await send();
  await move(bookingId, '2026-11-26T10:00:00Z');
  await send();
  await move(bookingId, '2026-11-27T10:00:00Z');
  await send();
  await coaching.cancel(learner, bookingId);
  await send();
  for (const [person, uid] of [
    [learner, `booking-${bookingId}@learn.example`],
    [coach, `session-${sessionId}@learn.example`],
  ] as const) {
    const events = post.to(person.email).map((mail) => eventIn(mail)!);
    expect(events.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'REQUEST', 'CANCEL']);
    expect(events.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
    expect(new Set(events.map((event) => event.uid))).toEqual(new Set([uid]));
    expect(events.map(({ start }) => start.slice(0, 13))).toEqual([
      '2026-11-26T09',
      '2026-11-26T10',
      '2026-11-27T10',
      '2026-11-27T10',
    ]);
    expect(events.at(-1)).toMatchObject({ status: 'CANCELLED', alarms: 0 });
    for (const event of events)
      expect(event).toMatchObject({ summary: 'Coaching', organizer: 'mailto:tributary@learn.example', alarms: 0 });
    for (const { parsed } of post.to(person.email)) {
      expect(parsed.subject).toMatch(/^Coaching session, 2[67] November 2026$/);
      expect(parsed.from!.value[0]!.address).toBe('tributary@learn.example');
    }
  }
  expect(eventIn(post.to(learner.email)[0]!)!.attendees).toEqual([coach.email, learner.email]);
  const moved = post.to(learner.email)[1]!.parsed.text!;
  expect(moved).toContain('Before:\nThursday 26 November 2026, 10:00–10:30 CET (Europe/Berlin)');
  expect(moved).toContain('Now:\nThursday 26 November 2026, 11:00–11:30 CET (Europe/Berlin)');
  await send();
  expect(post.received).toHaveLength(8);
});

test('one of four in a group cancels: one CANCEL to them, one line to the coach, nothing to the others; nobody learns of anybody', async () => {
  const { coaching, post, send } = company;
  const coach = await coaching.aCoach();
  const offerId = await coaching.aGroupOffer(coach, 4);
  const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-27T09:00:00Z');
  const people = await coaching.learners(4);
  const seats = await Promise.all(people.map(async (person) => (await coaching.takeSeat(person, sessionId)).json()));
  await send();
  const before = post.received.length;
  await coaching.cancel(people[0]!, seats[0]!.bookingId);
  await send();
  const after = post.received.slice(before);
  expect(after.map(({ to }) => to).toSorted()).toEqual([coach.email, people[0]!.email].toSorted());
  const cancelled = after.find(({ to }) => to === people[0]!.email)!;
  expect(eventIn(cancelled)).toMatchObject({
    method: 'CANCEL',
    sequence: 1,
    uid: `booking-${seats[0]!.bookingId}@learn.example`,
  });
  expect(cancelled.parsed.text).toContain('Your seat in “Clinic for many”');
  const toCoach = after.find(({ to }) => to === coach.email)!;
  expect(eventIn(toCoach)).toBeNull();
  expect(toCoach.parsed.text).toContain('3 of 4 seats are taken');
  for (const { to, raw } of post.received)
    for (const { email } of people.filter((person) => person.email !== to)) expect(raw).not.toContain(email);
});

test('cancelled a moment before a reminder is due, while nobody sends: nothing leaves, and the notice is void', async () => {
  const { coaching, post, send, advance, intents, aPair } = company;
  const { learner, booked } = await aPair();
  const { bookingId } = await booked('2026-11-27T09:00:00Z');
  await send();
  advance(Temporal.Instant.from('2026-11-26T08:59:59Z').since(Temporal.Instant.from(START)));
  await coaching.cancel(learner, bookingId);
  expect((await intents('reminder-day')).map(({ state }) => state)).toEqual(['void']);
  advance({ seconds: 2 });
  post.received.length = 0;
  await send();
  expect(post.to(learner.email).map((mail) => eventIn(mail)?.method)).toEqual(['CANCEL']);
});

test('the server takes a mail and the sender dies before it is noted: the copy is the same to the byte', async () => {
  const { post, delivery, port, send, advance, aPair } = company;
  const { learner, booked } = await aPair();
  await booked('2026-11-26T09:00:00Z');
  const dying: MailPort = {
    send: async (mail) => {
      await port.send(mail);
      throw Object.assign(new Error('killed'), { code: 'ECONNRESET' });
    },
  };
  await send({ ...delivery, port: dying });
  advance({ minutes: 5 });
  await send();
  const copies = post.to(learner.email);
  expect(copies).toHaveLength(2);
  expect(copies[1]!.raw).toBe(copies[0]!.raw);
  expect(copies[0]!.parsed.messageId).toMatch(/^<[\w-]{36}@learn\.example>$/);
  await send();
  expect(post.to(learner.email)).toHaveLength(2);
});

test('a lease that nobody ended is given out again; a mail that left is not sent twice', async () => {
  const { post, send, advance, db, intents, aPair } = company;
  const { learner, booked } = await aPair();
  await booked('2026-11-26T09:00:00Z');
  await send();
  await db.update(notificationIntents).set({ state: 'sending' }).where(eq(notificationIntents.kind, 'session-confirmed'));
  await send();
  expect(post.to(learner.email)).toHaveLength(1);
  advance({ minutes: 3 });
  await send();
  expect(post.to(learner.email)).toHaveLength(1);
  expect((await intents('session-confirmed')).every(({ state }) => state === 'sent')).toBe(true);
});

test('no mail server: nothing is lost, nothing is sent for what was cancelled meanwhile, nothing twice', async () => {
  const { coaching, post, nowhere, send, advance, db, aPair } = company;
  const { coach, learner, offerId, booked } = await aPair();
  const { bookingId } = await booked('2026-11-26T09:00:00Z');
  const other = await coaching.aLearner();
  await coaching.book(other, offerId, '2026-11-26T10:00:00Z');
  for (let n = 0; n < 12; n++) {
    await send(nowhere);
    advance({ minutes: 10 });
  }
  await coaching.cancel(learner, bookingId);
  await send();
  expect(post.to(other.email).map((mail) => eventIn(mail)!.method)).toEqual(['REQUEST']);
  expect(post.to(learner.email).map((mail) => eventIn(mail))).toEqual([null]);
  expect(
    post
      .to(coach.email)
      .map((mail) => eventIn(mail)?.method ?? null)
      .toSorted(),
  ).toEqual(['REQUEST', null].toSorted());
  advance({ hours: 1 });
  const count = post.received.length;
  await send();
  expect(post.received).toHaveLength(count);
  expect(await db.select().from(mails).where(like(mails.lastError, '%ECONNREFUSED%'))).toEqual([]);
});

test('what a server refuses for good has failed, and its reader sees that', async () => {
  const { coaching, post, send, intents, aPair } = company;
  const { learner, booked } = await aPair();
  await booked('2026-11-26T09:00:00Z');
  post.answerWith(() => Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
  await send();
  expect((await intents('session-confirmed', learner.personId)).map(({ state }) => state)).toEqual(['failed']);
  const { undelivered } = await coaching.get(learner, '/me/notifications');
  expect(undelivered).toMatchObject([{ kind: 'session-confirmed' }]);
});

test('two senders at once send everything once', async () => {
  const { post, send, aPair } = company;
  const { learner, coach, booked } = await aPair();
  await booked('2026-11-26T09:00:00Z');
  await booked('2026-11-27T09:00:00Z');
  await Promise.all([send(), send(), send()]);
  expect([post.to(learner.email).length, post.to(coach.email).length]).toEqual([2, 2]);
});
