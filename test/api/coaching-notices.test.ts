import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { coachingSessions } from '#db/schema/coaching.ts';
import { persons } from '#db/schema/organization.ts';
import { noteZoneEdition, tendCoaching } from '#server/coaching/index.ts';
import type { Person } from '#test/support/coaching.ts';
import { aCompanyThatTells, eventIn, type CompanyThatTells } from '#test/support/told.ts';

const START = '2026-11-24T09:00:00Z';

let company: CompanyThatTells;
beforeEach(async () => {
  company = await aCompanyThatTells();
  return async () => void (await company.close());
});

test('reminders go a day and an hour before, and not when the booking was only just made', async () => {
  const { send, advance, kindsTo, aPair } = company;
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
  const { send, advance, intents, kindsTo, aPair } = company;
  const { learner, booked } = await aPair();
  await booked('2026-11-25T10:00:00Z');
  await send();
  advance({ hours: 26 });
  await send();
  expect((await intents('reminder-hour', learner.personId)).map(({ state }) => state)).toEqual(['stale']);
  expect(await kindsTo(learner)).toEqual(['session-confirmed']);
});

test('a request: to decide at once, a nudge after a day, and word when it expires', async () => {
  const { coaching, post, send, advance, kindsTo, aPair } = company;
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
  const { coaching, post, send, advance, kindsTo } = company;
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
  const { coaching, post, send, advance, aPair } = company;
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

test('after a session: feedback once and a nudge, attendance that is missing, and later what became of a goal', async () => {
  const { coaching, send, advance, kindsTo, aPair } = company;
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
  await coaching.put(learner, `/me/coaching/bookings/${bookingId}/goal`, { text: 'Clear our router' });
  advance({ hours: 30 * 24 });
  await send();
  await coaching.put(learner, `/me/coaching/bookings/${bookingId}/goal/status`, { status: 'reached' });
  advance({ hours: 60 * 24 });
  await send();
  expect((await kindsTo(learner)).filter((kind) => kind.startsWith('follow'))).toEqual(['follow-up-month', 'follow-up-quarter']);
  expect(company.post.to(learner.email).some(({ raw }) => raw.includes('router'))).toBe(false);
});

test('whoever set no goal, or dropped it, is not asked what became of it', async () => {
  const { coaching, send, advance, kindsTo, aPair } = company;
  const [without, dropping] = [await aPair(), await aPair()];
  const [one, two] = [await without.booked('2026-11-25T09:00:00Z'), await dropping.booked('2026-11-25T09:00:00Z')];
  await coaching.put(dropping.learner, `/me/coaching/bookings/${two.bookingId}/goal`, { text: 'Clear our router' });
  await coaching.put(dropping.learner, `/me/coaching/bookings/${two.bookingId}/goal/status`, { status: 'dropped' });
  advance({ hours: 26 });
  await coaching.put(without.coach, `/coach/bookings/${one.bookingId}/attendance`, { status: 'attended' });
  await coaching.put(dropping.coach, `/coach/bookings/${two.bookingId}/attendance`, { status: 'attended' });
  for (const days of [30, 60]) {
    advance({ hours: 24 * days });
    await send();
  }
  const told = await Promise.all([without, dropping].map(({ learner }) => kindsTo(learner)));
  expect(told.flat().filter((kind) => kind.startsWith('follow'))).toEqual([]);
});

test('action items and outcomes: before and after they are due, and only while they wait; never what was written', async () => {
  const { coaching, post, send, advance, kindsTo, aPair } = company;
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
  const { coaching, post, send, advance, intents, kindsTo, aPair } = company;
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
  const { post, send, advance, aPair } = company;
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
  const { post, send, db, intents, aPair } = company;
  const { learner, booked } = await aPair();
  await booked('2026-11-26T09:00:00Z');
  await db.update(persons).set({ leftOn: '2026-11-24' }).where(eq(persons.id, learner.personId));
  await send();
  expect(post.to(learner.email)).toEqual([]);
  expect((await intents('session-confirmed', learner.personId))[0]!.state).toBe('void');
});

test('new time-zone data: the coach hears once which sessions are affected, and nothing moves', async () => {
  const { coaching, post, send, db, intents, aPair } = company;
  const { coach, booked } = await aPair();
  const { sessionId } = await booked('2026-11-26T09:00:00Z');
  await noteZoneEdition(coaching.api.context, '2026c');
  await db.update(coachingSessions).set({ localStart: '2026-11-26T11:00:00' }).where(eq(coachingSessions.id, sessionId));
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
  const { coaching, delivery, send, aPair, close } = await aCompanyThatTells({ isDemo });
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
  await close();
});
