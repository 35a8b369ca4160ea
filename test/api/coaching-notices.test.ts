import ICAL from 'ical.js';
import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { coachingSessions } from '#db/schema/coaching.ts';
import { mails, notificationIntents } from '#db/schema/notifications.ts';
import { persons } from '#db/schema/organization.ts';
import { noteZoneEdition, retellWith, tendCoaching } from '#server/coaching/index.ts';
import { sendNotices, smtpPort, type Delivery, type MailPort } from '#server/notifications/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';
import { aPostOffice, calendarParts, type Received } from '#test/support/post-office.ts';

const URL = 'http://learn.example';
const START = '2026-11-24T09:00:00Z';

/** What a mail says to calendars, read by a parser that shares nothing with what wrote it. */
function eventIn(mail: Received) {
  const { alternative, attachment } = calendarParts(mail);
  if (alternative === null) return null;
  expect(attachment).toBe(alternative);
  const calendar = new ICAL.Component(ICAL.parse(alternative) as never);
  const method = String(calendar.getFirstPropertyValue('method'));
  expect(mail.raw).toContain(`Content-Type: text/calendar; charset=utf-8; method=${method}`);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string) => String(event.getFirstPropertyValue(name));
  return {
    method,
    uid: value('uid'),
    sequence: Number(value('sequence')),
    status: value('status'),
    start: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString(),
    summary: value('summary'),
    organizer: value('organizer'),
    attendees: event.getAllProperties('attendee').map((attendee) => String(attendee.getFirstValue()).replace('mailto:', '')),
    alarms: event.getAllSubcomponents('valarm').length,
  };
}

describe('what people are told of coaching', () => {
  let coaching: CoachingApp;
  let post: Awaited<ReturnType<typeof aPostOffice>>;
  let delivery: Delivery;
  let port: MailPort;
  beforeAll(async () => {
    post = await aPostOffice();
    port = smtpPort(post.url, URL);
    delivery = { port, makeLink: async () => '', showsLinksInKeptMails: false };
  });
  afterAll(() => post.close());
  beforeEach(async () => {
    coaching = await coachingApp();
    post.received.length = 0;
    post.answerWith(() => null);
    return () => coaching.close();
  });

  const send = (by: Delivery = delivery) => sendNotices(coaching.api.context, by, retellWith(URL));
  const advance = (duration: Temporal.DurationLike) => coaching.api.clock.advance(duration);
  const db = () => coaching.api.database.db;
  const intents = (kind: string, personId?: string) =>
    db()
      .select()
      .from(notificationIntents)
      .where(and(eq(notificationIntents.kind, kind), personId ? eq(notificationIntents.personId, personId) : undefined));
  const kindsTo = async (person: Person) => {
    const rows = await db().select().from(mails).where(eq(mails.personId, person.personId)).orderBy(mails.id);
    return rows.filter(({ sentAt }) => sentAt).map(({ template }) => template);
  };
  const aPair = async (terms = {}) => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, terms);
    const booked = (startsAt: string) => coaching.book(learner, offerId, startsAt).then((answer) => answer.json());
    const move = (bookingId: string, startsAt: string) =>
      coaching.post(learner, `/coaching/bookings/${bookingId}/rescheduling`, { startsAt });
    return { coach, learner, offerId, booked, move };
  };

  test('book, move twice and cancel: one UID, rising SEQUENCE, and methods that agree, to both', async () => {
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

  test('reminders go a day and an hour before, and not when the booking was only just made', async () => {
    const { learner, booked } = await aPair();
    await booked('2026-11-25T10:00:00Z');
    await booked('2026-11-26T10:00:00Z');
    for (const hours of [0, 24, 1, 23]) {
      advance({ hours });
      await send();
    }
    expect((await kindsTo(learner)).filter((kind) => kind.startsWith('reminder'))).toEqual([
      'reminder-hour',
      'reminder-day',
      'reminder-hour',
    ]);
  });

  test('a clock that is late sends no reminder for what has begun', async () => {
    const { learner, booked } = await aPair();
    await booked('2026-11-25T10:00:00Z');
    await send();
    advance({ hours: 26 });
    await send();
    expect((await intents('reminder-hour', learner.personId)).map(({ state }) => state)).toEqual(['stale']);
    expect(await kindsTo(learner)).toEqual(['session-confirmed']);
  });

  test('the server takes a mail and the sender dies before it is noted: the copy is the same to the byte', async () => {
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
    const { learner, booked } = await aPair();
    await booked('2026-11-26T09:00:00Z');
    await send();
    await db().update(notificationIntents).set({ state: 'sending' }).where(eq(notificationIntents.kind, 'session-confirmed'));
    await send();
    expect(post.to(learner.email)).toHaveLength(1);
    advance({ minutes: 3 });
    await send();
    expect(post.to(learner.email)).toHaveLength(1);
    expect((await intents('session-confirmed')).every(({ state }) => state === 'sent')).toBe(true);
  });

  test('no mail server: nothing is lost, nothing is sent for what was cancelled meanwhile, nothing twice', async () => {
    const { coach, learner, offerId, booked } = await aPair();
    const nowhere = { ...delivery, port: smtpPort('smtp://127.0.0.1:9', URL) };
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
    expect(await db().select().from(mails).where(like(mails.lastError, '%ECONNREFUSED%'))).toEqual([]);
  });

  test('what a server refuses for good has failed, and its reader sees that', async () => {
    const { learner, booked } = await aPair();
    await booked('2026-11-26T09:00:00Z');
    post.answerWith(() => Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    await send();
    expect((await intents('session-confirmed', learner.personId)).map(({ state }) => state)).toEqual(['failed']);
    const { undelivered } = await coaching.get(learner, '/me/notifications');
    expect(undelivered).toMatchObject([{ kind: 'session-confirmed' }]);
  });

  test('two senders at once send everything once', async () => {
    const { learner, coach, booked } = await aPair();
    await booked('2026-11-26T09:00:00Z');
    await booked('2026-11-27T09:00:00Z');
    await Promise.all([send(), send(), send()]);
    expect([post.to(learner.email).length, post.to(coach.email).length]).toEqual([2, 2]);
  });

  test('a request: to decide at once, a nudge after a day, and word when it expires', async () => {
    const { coach, learner, booked } = await aPair({ approval: 'coach' });
    await booked('2026-12-01T09:00:00Z');
    await send();
    expect(post.to(coach.email)[0]!.parsed.text).toContain('asks you for “Licence clinic”');
    advance({ hours: 24 });
    await send();
    advance({ hours: 24 });
    await tendCoaching(coaching.api.context);
    await tendCoaching(coaching.api.context);
    await send();
    expect([await kindsTo(coach), await kindsTo(learner)]).toEqual([['request-received', 'request-nudge'], ['request-expired']]);
    expect(post.received.map((mail) => eventIn(mail))).toEqual([null, null, null]);
  });

  test('a waiting list: the place, the seat that became free; too few: coach and people hear it', async () => {
    const coach = await coaching.aCoach();
    const offerId = await coaching.aGroupOffer(coach, 2, { minParticipants: 2, cutoffHours: 24 });
    const sessionId = await coaching.aGroupSession(coach, offerId, '2026-11-27T09:00:00Z');
    const [one, two, three] = (await coaching.learners(3)) as [Person, Person, Person];
    const first = (await coaching.takeSeat(one, sessionId)).json();
    const second = (await coaching.takeSeat(two, sessionId)).json();
    await coaching.takeSeat(three, sessionId);
    await send();
    expect(post.to(three.email)[0]!.parsed.text).toContain('Your place in the line is 1.');
    await coaching.cancel(one, first.bookingId);
    await send();
    expect(await kindsTo(three)).toEqual(['place-in-line', 'seat-promoted']);
    expect(eventIn(post.to(three.email)[1]!)).toMatchObject({ method: 'REQUEST', sequence: 0 });
    await coaching.cancel(two, second.bookingId);
    advance({ hours: 48 });
    await tendCoaching(coaching.api.context);
    await tendCoaching(coaching.api.context);
    await send();
    expect(post.to(three.email).at(-1)!.parsed.text).toContain('Fewer people signed up than it needs.');
    expect([eventIn(post.to(three.email).at(-1)!)!.method, eventIn(post.to(coach.email).at(-1)!)!.method]).toEqual([
      'CANCEL',
      'CANCEL',
    ]);
  });

  test('the sheet of the day comes at half past seven, for what is left of it', async () => {
    const { coach, learner, booked } = await aPair();
    const one = await booked('2026-11-26T09:00:00Z');
    await booked('2026-11-26T10:00:00Z');
    await send();
    await coaching.cancel(learner, one.bookingId);
    advance(Temporal.Instant.from('2026-11-26T06:30:00Z').since(Temporal.Instant.from(START)));
    await send();
    const [sheet] = post.to(coach.email).filter(({ parsed }) => parsed.subject === 'Your coaching on 26 November 2026');
    expect(sheet!.parsed.text).toContain('11:00–11:30 CET: Licence clinic, with Person');
    expect(sheet!.parsed.text).not.toContain('10:00–10:30');
  });

  test('after a session: feedback once and a nudge, attendance that is missing, and later what became of it', async () => {
    const { coach, learner, booked } = await aPair();
    const { bookingId } = await booked('2026-11-25T09:00:00Z');
    await send();
    for (const hours of [26, 24, 24, 24]) {
      advance({ hours });
      await send();
    }
    expect(await kindsTo(coach)).toEqual(['session-confirmed', 'attendance-due', 'attendance-last']);
    expect((await kindsTo(learner)).filter((kind) => kind.startsWith('feedback'))).toEqual(['feedback-asked', 'feedback-nudge']);
    await coaching.put(coach, `/coach/bookings/${bookingId}/attendance`, { status: 'attended' });
    advance({ hours: 30 * 24 });
    await send();
    advance({ hours: 60 * 24 });
    await send();
    expect((await kindsTo(learner)).filter((kind) => kind.startsWith('follow'))).toEqual([
      'follow-up-month',
      'follow-up-quarter',
    ]);
  });

  test('action items and outcomes: before and after they are due, and only while they wait; never what was written', async () => {
    const { coach, learner, offerId } = await aPair();
    await coaching.verify(coach, 'license-obligations', 3);
    const { bookingId } = (await coaching.book(learner, offerId, '2026-11-25T09:00:00Z', { purpose: 'assessment' })).json();
    advance({ hours: 25 });
    await coaching.put(coach, `/coach/bookings/${bookingId}/attendance`, { status: 'attended' });
    for (const dueOn of ['2026-11-30', '2026-12-01', '2026-12-01'])
      await coaching.post(coach, `/coach/bookings/${bookingId}/action-items`, { text: 'A secret plan', dueOn });
    const outcome = { skillId: 'license-obligations', result: 'practised', basis: 'observed', behaviour: 'Saw it.' };
    expect((await coaching.post(coach, `/coach/bookings/${bookingId}/outcomes`, outcome)).statusCode).toBe(201);
    advance({ hours: 1 });
    await send();
    expect(await kindsTo(learner)).toContain('outcome-proposed');
    const [item] = (await coaching.get(learner, '/me/coaching/bookings')).actionItems;
    advance({ hours: 24 * 5 });
    await send();
    await coaching.put(learner, `/me/coaching/action-items/${item.actionItemId}`, { status: 'done' });
    advance({ hours: 24 * 3 });
    await send();
    const kinds = await kindsTo(learner);
    expect(kinds.filter((kind) => kind.startsWith('outcome'))).toEqual(['outcome-proposed', 'outcome-reminder']);
    expect(kinds.filter((kind) => kind.startsWith('action'))).toEqual(['action-soon', 'action-soon', 'action-overdue']);
    expect(post.to(learner.email).at(-1)!.parsed.text).toContain('2 things you planned in coaching sessions are open since');
    for (const { raw, parsed } of post.received) {
      expect(`${raw}${parsed.text}`).not.toContain('secret');
      expect(parsed.text).not.toMatch(/router|Saw it/);
    }
  });

  test('people choose: by feed instead of by invitation, without reminders; a move is told anyway', async () => {
    const { learner, booked, move } = await aPair();
    const choice = { calendar: 'feed', unwanted: ['reminders'] };
    expect((await coaching.put(learner, '/me/notifications', choice)).statusCode).toBe(204);
    const { bookingId } = await booked('2026-11-26T09:00:00Z');
    await send();
    await move(bookingId, '2026-11-27T09:00:00Z');
    await send();
    advance({ hours: 48 });
    await send();
    expect(await kindsTo(learner)).toEqual(['session-confirmed', 'session-rescheduled']);
    expect(post.to(learner.email).map((mail) => eventIn(mail))).toEqual([null, null]);
    expect((await intents('reminder-day', learner.personId)).map(({ state }) => state).toSorted()).toEqual(['void', 'void']);
    expect(await coaching.get(learner, '/me/notifications')).toEqual({ ...choice, undelivered: [] });
    expect((await coaching.put(learner, '/me/notifications', { ...choice, unwanted: ['changes'] })).statusCode).toBe(400);
  });

  test('the night is quiet, except for what cannot wait', async () => {
    const { coach, learner, booked } = await aPair();
    advance({ hours: 12 });
    await booked('2026-11-26T09:00:00Z');
    await send();
    expect([post.to(learner.email).length, post.to(coach.email).length]).toEqual([1, 0]);
    advance({ hours: 9 });
    await send();
    expect(post.to(coach.email)).toHaveLength(1);
  });

  test('who has left is told nothing', async () => {
    const { learner, booked } = await aPair();
    await booked('2026-11-26T09:00:00Z');
    await db().update(persons).set({ leftOn: '2026-11-24' }).where(eq(persons.id, learner.personId));
    await send();
    expect(post.to(learner.email)).toEqual([]);
    expect((await intents('session-confirmed', learner.personId))[0]!.state).toBe('void');
  });

  test('new time-zone data: the coach hears once which sessions are affected, and nothing moves', async () => {
    const { coach, booked } = await aPair();
    const { sessionId } = await booked('2026-11-26T09:00:00Z');
    await noteZoneEdition(coaching.api.context, '2026c');
    await db().update(coachingSessions).set({ localStart: '2026-11-26T11:00:00' }).where(eq(coachingSessions.id, sessionId));
    await noteZoneEdition(coaching.api.context, '2026c');
    await send();
    expect(await intents('clock-moved')).toEqual([]);
    await noteZoneEdition(coaching.api.context, '2027a');
    await noteZoneEdition(coaching.api.context, '2027a');
    await send();
    const told = post.to(coach.email).filter(({ parsed }) => parsed.subject!.startsWith('Clocks have new rules'));
    expect(told).toHaveLength(1);
    expect(told[0]!.parsed.text).toContain('Licence clinic: now Thursday 26 November 2026, 10:00 CET (Europe/Berlin)');
    const { items } = await coaching.get(coach, '/coach/sessions?from=2026-11-26&to=2026-11-26');
    expect(items[0]).toMatchObject({ startsAt: '2026-11-26T09:00:00Z', conflict: 'clock-moved' });
  });

  test.each([true, false])('an administrator reads mails about coaching in the demo alone: %s', async (isDemo) => {
    await coaching.close();
    coaching = await coachingApp({ isDemo });
    const { learner, booked } = await aPair();
    const admin = await coaching.api.aPerson('administrator');
    await booked('2026-11-26T09:00:00Z');
    await send({ ...delivery, port: null });
    const items = (await coaching.get(admin, '/mails')).items as { to: string; subject: string; keptAt: string | null }[];
    expect(items.map(({ keptAt }) => keptAt)).toEqual([START, START]);
    const shown = JSON.stringify(items);
    for (const word of ['Licence clinic', learner.email, '26 November 2026', 'session-confirmed'])
      expect(shown.includes(word), word).toBe(isDemo);
    expect(shown).not.toContain('VCALENDAR');
  });
});
