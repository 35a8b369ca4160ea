import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { notificationChoices } from '#db/schema/notifications.ts';
import { planAllClinics, tendCoaching } from '#server/coaching/index.ts';
import type { Person } from '#test/support/coaching.ts';
import { aClinicCoach, peopleInNeed } from '#test/support/in-need.ts';
import { aCompanyThatTells, type CompanyThatTells } from '#test/support/told.ts';

const START = '2026-12-08T09:00:00Z';
const UNTIL = '2026-12-05T09:00:00Z';

let company: CompanyThatTells;
let invited: Person[];
let clinic: Awaited<ReturnType<typeof aClinicCoach>>;
let sessionId: string;
beforeEach(async () => {
  company = await aCompanyThatTells();
  invited = await peopleInNeed(company.coaching, 6);
  clinic = await aClinicCoach(company.coaching);
  sessionId = (await clinic.accept(START)).json().sessionId;
  return async () => void (await company.close());
});

const seat = async (person: Person, more: object = {}) => (await company.coaching.takeSeat(person, sessionId, more)).json();
const shownTo = async (person: Person) =>
  (await company.coaching.get(person, '/coaching/group-sessions')).items.find(
    (each: { sessionId: string }) => each.sessionId === sessionId,
  );
const bookingOf = async (person: Person) => (await company.coaching.get(person, '/me/coaching/bookings')).items[0];
const decline = (person: Person) => person.as({ method: 'DELETE', url: `/api/v1/me/coaching/invitations/${sessionId}` });

test('who is not invited finds what is not kept, then waits and hears until when; who is invited finds a seat', async () => {
  const { coaching, send, post } = company;
  const others = await coaching.learners(3);
  expect(await shownTo(others[0]!)).toMatchObject({ seatsFree: 2, kept: { seats: 2, until: UNTIL } });
  expect(await shownTo(invited[0]!)).toMatchObject({ seatsFree: 4, kept: null });
  expect([await seat(others[0]!), await seat(others[1]!)]).toMatchObject([{ status: 'confirmed' }, { status: 'confirmed' }]);
  expect(await seat(others[2]!, { waitIfFull: false })).toMatchObject({
    type: '/problems/coaching/session-full',
    seatsKept: 2,
    keptUntil: UNTIL,
  });
  expect(await seat(others[2]!)).toMatchObject({ status: 'waitlisted', place: 1 });
  expect(await bookingOf(others[2]!)).toMatchObject({ place: 1, kept: { seats: 2, until: UNTIL } });
  await send();
  const [told] = post.to(others[2]!.email);
  expect(told!.parsed.text).toContain(
    '2 seats are kept for people with this gap until Saturday 5 December 2026, 10:00 CET (Europe/Berlin)',
  );
  expect(await seat(invited[0]!)).toMatchObject({ status: 'confirmed' });
});

test('three days before, what is left goes to those who wait, in their order; again changes nothing', async () => {
  const { coaching, advance } = company;
  const others = await coaching.learners(5);
  for (const other of others) await seat(other);
  await seat(invited[0]!);
  advance({ hours: 24 * 10 + 23 });
  await tendCoaching(coaching.api.context);
  expect((await bookingOf(others[2]!)).status).toBe('waitlisted');
  advance({ hours: 1 });
  // Between the hour and the next round of the workers nobody gets past those who wait.
  const late = await coaching.aLearner();
  expect(await seat(late)).toMatchObject({ status: 'waitlisted', place: 4 });
  for (const _ of [1, 2]) await tendCoaching(coaching.api.context);
  const statuses = await Promise.all(others.map(async (other) => (await bookingOf(other)).status));
  expect(statuses).toEqual(['confirmed', 'confirmed', 'confirmed', 'waitlisted', 'waitlisted']);
  expect(await bookingOf(others[3]!)).toMatchObject({ place: 1, kept: null });
});

test('a seat beyond the kept ones goes to the first in line, whoever gave it back', async () => {
  const { coaching } = company;
  const others = await coaching.learners(2);
  const held = [];
  for (const person of invited.slice(0, 4)) held.push(await seat(person));
  await seat(others[0]!);
  expect(await seat(invited[4]!)).toMatchObject({ status: 'waitlisted', place: 2 });
  await coaching.cancel(invited[0]!, held[0].bookingId);
  // Four came on two kept seats: what one of them gives back is anybody’s, and the first in line gets it.
  expect((await bookingOf(others[0]!)).status).toBe('confirmed');
  expect(await bookingOf(invited[4]!)).toMatchObject({ status: 'waitlisted', place: 1 });
  await seat(others[1]!);
  await coaching.cancel(invited[1]!, held[1].bookingId);
  expect((await bookingOf(invited[4]!)).status).toBe('confirmed');
  expect(await bookingOf(others[1]!)).toMatchObject({ status: 'waitlisted', place: 1 });
});

test('with the kept seats taken and one given back, an uninvited first in line is passed over and told', async () => {
  const { coaching, send, post } = company;
  const others = await coaching.learners(3);
  const held = [await seat(invited[0]!), await seat(invited[1]!)];
  await seat(others[0]!);
  await seat(others[1]!);
  expect(await seat(others[2]!)).toMatchObject({ status: 'waitlisted', place: 1 });
  expect(await seat(invited[2]!)).toMatchObject({ status: 'waitlisted', place: 2 });
  await coaching.cancel(invited[0]!, held[0].bookingId);
  expect((await bookingOf(invited[2]!)).status).toBe('confirmed');
  expect(await bookingOf(others[2]!)).toMatchObject({ status: 'waitlisted', place: 1 });
  await send();
  expect(
    post
      .to(others[2]!.email)
      .map(({ parsed }) => parsed.text)
      .join(),
  ).toContain('went to the next of them in line');
});

test('“not for me” of enough people frees what was kept for them, and the next in line moves up', async () => {
  const { coaching } = company;
  const others = await coaching.learners(3);
  for (const other of others) await seat(other);
  expect((await bookingOf(others[2]!)).status).toBe('waitlisted');
  for (const person of invited.slice(0, 4)) expect((await decline(person)).statusCode).toBe(204);
  expect((await bookingOf(others[2]!)).status).toBe('waitlisted');
  expect((await decline(invited[4]!)).statusCode).toBe(204);
  expect((await bookingOf(others[2]!)).status).toBe('confirmed');
});

test('thirty at once: the kept seats are the invited’s, no seat is sold twice, and who waits finds none they could take', async () => {
  const { coaching } = company;
  const others = await coaching.learners(12);
  const everybody = [...others, ...invited].toSorted((a, b) => (a.personId < b.personId ? 1 : -1));
  await Promise.all(everybody.map((person) => seat(person)));
  const statusOf = async (person: Person) => (await bookingOf(person)).status as string;
  const [ofOthers, ofInvited] = await Promise.all([Promise.all(others.map(statusOf)), Promise.all(invited.map(statusOf))]);
  const seats = (statuses: string[]) => statuses.filter((status) => status === 'confirmed').length;
  expect(seats(ofOthers) + seats(ofInvited)).toBe(4);
  expect(seats(ofInvited)).toBeGreaterThanOrEqual(2);
  expect(seats(ofOthers)).toBeLessThanOrEqual(2);
});

test('declining, booking and giving back at once leaves the count right', async () => {
  const { coaching } = company;
  const others = await coaching.learners(6);
  await Promise.all([
    ...invited.map((person, n) => (n % 2 === 0 ? decline(person) : coaching.takeSeat(person, sessionId))),
    ...others.map(async (person, n) => {
      const { bookingId } = await seat(person);
      if (n % 3 === 0) await coaching.cancel(person, bookingId);
    }),
  ]);
  const waiting = await Promise.all(others.filter((_, n) => n % 3 !== 0).map(bookingOf));
  const came = await Promise.all(invited.filter((_, n) => n % 2 === 1).map(bookingOf));
  const seated = (bookings: { status: string }[]) => bookings.filter(({ status }) => status === 'confirmed').length;
  expect(seated(waiting) + seated(came)).toBe(4);
  expect(seated(came)).toBeGreaterThanOrEqual(2);
  const [row] = await company.db.execute(
    sql`select invited, open_invitations, seats_taken from coaching_sessions where id = ${sessionId}`,
  );
  expect(row).toEqual({ invited: 6, open_invitations: 3, seats_taken: 4 });
});

test('fewer seats keep fewer, at most half', async () => {
  const { coaching } = company;
  const { coach } = clinic;
  const cut = (capacity: number) =>
    coach.as({ method: 'PATCH', url: `/api/v1/coach/sessions/${sessionId}`, payload: { capacity } });
  expect((await cut(3)).statusCode).toBe(204);
  expect(await shownTo(await coaching.aLearner())).toMatchObject({ capacity: 3, seatsFree: 2, kept: { seats: 1 } });
  expect((await cut(6)).statusCode).toBe(204);
  expect(await shownTo(await coaching.aLearner())).toMatchObject({ capacity: 6, seatsFree: 5, kept: { seats: 1 } });
});

test('each who is invited is told once; not who answered it, nor when it is moved, cancelled or full', async () => {
  const { coaching, send, kindsTo, intents, post } = company;
  await decline(invited[0]!);
  await seat(invited[1]!);
  await company.db.insert(notificationChoices).values({
    personId: invited[2]!.personId,
    calendar: 'invitations',
    unwanted: ['suggestions'],
    chosenAt: new Date('2026-11-24T09:00:00Z'),
  });
  await send();
  expect(await kindsTo(invited[0]!)).toEqual([]);
  expect(await kindsTo(invited[1]!)).toEqual(['session-confirmed']);
  expect(await kindsTo(invited[2]!)).toEqual([]);
  expect(await kindsTo(invited[3]!)).toEqual(['session-suggested']);
  const [mail] = post.to(invited[3]!.email);
  expect(mail!.parsed.text).toContain(`http://learn.example/coaching/group-sessions/${sessionId}`);
  expect(mail!.raw).not.toMatch(/obligations|level/i);
  const states = async (id: string) =>
    (await intents('session-suggested')).filter((each) => each.sessionId === id).map(({ state }) => state);
  const second = (await clinic.accept('2026-12-10T09:00:00Z', {})).json();
  expect(second).toMatchObject({ type: '/problems/coaching/gap-too-small' });
  const { coach } = clinic;
  await peopleInNeed(coaching, 9, 'legal');
  const moved = (await clinic.accept('2026-12-10T09:00:00Z')).json().sessionId;
  await coach.as({ method: 'PATCH', url: `/api/v1/coach/sessions/${moved}`, payload: { startsAt: '2026-12-10T13:00:00Z' } });
  expect(new Set(await states(moved))).toEqual(new Set(['void']));
});

test('the night’s plan is told to a coach once a week, and made twice it tells once', async () => {
  const { coaching, send, kindsTo, advance, post } = company;
  const { coach } = clinic;
  await peopleInNeed(coaching, 9, 'legal');
  const night = () => planAllClinics(coaching.api.context, { tells: true });
  const told = async () => (await kindsTo(coach)).filter((kind) => kind === 'clinics-suggested').length;
  await night();
  await night();
  await send();
  expect(await told()).toBe(1);
  const mail = post.to(coach.email).find(({ parsed }) => parsed.subject === 'Clinics you could hold');
  expect(mail!.parsed.text).toContain('http://learn.example/coach/sessions/clinics');
  await peopleInNeed(coaching, 30, 'sales');
  advance({ hours: 24 });
  await night();
  await send();
  expect(await told()).toBe(1);
  advance({ hours: 24 * 6 });
  await night();
  await send();
  expect(await told()).toBe(2);
});

test('what is forgotten ninety days after: who was invited', async () => {
  const { coaching, advance } = company;
  const own = async () => (await coaching.get(invited[0]!, '/me/coaching/invitations')).items.length;
  expect(await own()).toBe(1);
  advance({ hours: 24 * 110 });
  for (const _ of [1, 2]) await tendCoaching(coaching.api.context);
  expect(await own()).toBe(0);
  expect((await decline(invited[0]!)).statusCode).toBe(404);
});
