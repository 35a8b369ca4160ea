import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tendCoaching } from '#server/coaching/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

/** From Tuesday, 24 November 2026, 09:00 UTC on. */
describe('what a coach looks at', () => {
  let coaching: CoachingApp;
  beforeAll(async () => {
    coaching = await coachingApp();
  });
  afterAll(() => coaching.close());
  const calendar = (coach: Person, from: string, to = from) => coaching.get(coach, `/coach/calendar?from=${from}&to=${to}`);

  test('the calendar shows hours as slots are made of them, with absences and closed dates', async () => {
    const coach = await coaching.aCoach();
    await coaching.put(coaching.lead, '/coaching/holiday-calendars/here', {
      name: 'Here',
      days: [{ date: '2026-11-26', name: 'Founding day' }],
    });
    await coaching.put(coach, '/coach/holiday-calendars', { calendarIds: ['here'] });
    await coaching.put(coach, '/coach/dates', { date: '2026-11-25', timeZone: 'Europe/Lisbon', windows: [] });
    await coaching.post(coach, '/coach/absences', {
      startsAt: '2026-11-24T12:00:00Z',
      endsAt: '2026-11-24T14:00:00Z',
      reason: 'Dentist',
    });
    const week = await calendar(coach, '2026-11-23', '2026-11-29');
    expect(week.timeZone).toBe('Europe/Berlin');
    expect(week.hours).toEqual([
      { startsAt: '2026-11-23T08:00:00Z', endsAt: '2026-11-23T16:00:00Z' },
      { startsAt: '2026-11-24T08:00:00Z', endsAt: '2026-11-24T16:00:00Z' },
      { startsAt: '2026-11-27T08:00:00Z', endsAt: '2026-11-27T16:00:00Z' },
    ]);
    expect(week.absences).toMatchObject([{ startsAt: '2026-11-24T12:00:00Z', reason: 'Dentist' }]);
    expect(week.closed).toEqual([
      { date: '2026-11-25', reason: 'closed-that-day', name: null },
      { date: '2026-11-26', reason: 'on-holiday', name: 'Founding day' },
    ]);
    const backwards = await coaching.get(coach, '/coach/calendar?from=2026-11-29&to=2026-11-23');
    expect(backwards).toMatchObject({ type: '/problems/coaching/not-that-time' });
  });

  test('weekly hours are changed in place; into other hours they are not, nor by others', async () => {
    const coach = await coaching.aCoach();
    const { rules } = await coaching.get(coach, '/coach/hours');
    const { ruleId, validTo: _none, ...monday } = rules[0];
    const change = (by: Person, to: object) => coaching.put(by, `/coach/weekly-hours/${ruleId}`, { ...monday, ...to });
    expect((await change(coach, { startMinute: 600 })).statusCode).toBe(204);
    expect((await calendar(coach, '2026-11-23')).hours[0].startsAt).toBe('2026-11-23T09:00:00Z');
    expect((await change(coach, { isoWeekday: 2 })).json()).toMatchObject({ type: '/problems/coaching/hours-overlap' });
    expect((await change(coach, { endMinute: 540 })).json()).toMatchObject({ type: '/problems/coaching/not-that-time' });
    expect((await change(await coaching.aCoach(), {})).statusCode).toBe(404);
  });

  test('own offers with closed ones, and open ones of others to join', async () => {
    const [coach, other] = [await coaching.aCoach(), await coaching.aCoach()];
    const mine = await coaching.anOffer(coach);
    const theirs = await coaching.anOffer(other, { title: 'Theirs' });
    const { items } = await coaching.get(coach, '/coach/offers');
    const of = (offerId: string) => items.find((offer: { offerId: string }) => offer.offerId === offerId);
    expect(of(mine)).toMatchObject({ isMine: true, isActive: true, noticeMinutes: 60, coaches: [{ personId: coach.personId }] });
    expect(of(theirs)).toMatchObject({ isMine: false });
    const { offerId: _id, isMine: _mine, coaches: _coaches, ...terms } = of(theirs);
    await coaching.put(other, `/coaching/offers/${theirs}`, { ...terms, isActive: false });
    const ids = async (by: Person) =>
      (await coaching.get(by, '/coach/offers')).items.map(({ offerId }: { offerId: string }) => offerId);
    expect(await ids(coach)).not.toContain(theirs);
    expect(await ids(other)).toContain(theirs);
  });

  test('requests wait in the order in which they expire', async () => {
    const [coach, person] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, { approval: 'coach' });
    const { bookingId } = (await coaching.book(person, offerId, '2026-11-30T09:00:00Z')).json();
    const soon = (await coaching.book(person, offerId, '2026-11-25T09:00:00Z')).json();
    const { items } = await coaching.get(coach, '/coach/requests');
    expect(items).toMatchObject([
      { bookingId: soon.bookingId, answerBy: '2026-11-25T08:00:00Z', person: { personId: person.personId } },
      { bookingId, answerBy: '2026-11-26T09:00:00Z' },
    ]);
    await coaching.post(coach, `/coach/bookings/${soon.bookingId}/decision`, { decision: 'accept' });
    expect((await coaching.get(coach, '/coach/requests')).items).toHaveLength(1);
  });

  test('people one coaches, with what they promised in one’s own sessions and nowhere else', async () => {
    const [coach, other, person] = [await coaching.aCoach(), await coaching.aCoach(), await coaching.aLearner()];
    const book = async (by: Person, startsAt: string) =>
      (await coaching.book(person, await coaching.anOffer(by), startsAt)).json();
    const [mine, theirs] = [await book(coach, '2026-11-25T09:00:00Z'), await book(other, '2026-11-26T09:00:00Z')];
    const promise = (by: Person, bookingId: string, text: string) =>
      coaching.post(by, `/coach/bookings/${bookingId}/action-items`, { text, dueOn: '2026-12-01' });
    await promise(coach, mine.bookingId, 'Write the notice file');
    await promise(other, theirs.bookingId, 'Talk to counsel');
    const { items } = await coaching.get(coach, '/coach/people');
    expect(items).toMatchObject([
      {
        person: { personId: person.personId },
        sessionsHeld: 0,
        last: null,
        next: { sessionId: mine.sessionId },
        actionItems: [{ text: 'Write the notice file' }],
      },
    ]);
    expect((await coaching.get(await coaching.aCoach(), '/coach/people')).items).toEqual([]);
  });

  test('a sheet without notes tells nobody that theirs were read', async () => {
    const [coach, person] = [await coaching.aCoach(), await coaching.aLearner()];
    const { bookingId, sessionId } = (await coaching.book(person, await coaching.anOffer(coach), '2026-11-25T09:00:00Z')).json();
    await coaching.put(coach, `/coach/bookings/${bookingId}/note`, { kind: 'shared', body: 'Bring the file list.' });
    const views = async () => (await coaching.get(person, `/me/coaching/bookings/${bookingId}`)).noteViews;
    const sheet = await coaching.get(coach, `/coach/sessions/${sessionId}?notes=none`);
    expect(sheet.participants[0]).toMatchObject({ notes: [], intake: [expect.anything()], history: [{ status: 'confirmed' }] });
    expect(sheet.attendance).toEqual({ from: '2026-11-25T08:45:00Z', until: '2026-12-09T09:30:00Z' });
    expect(await views()).toEqual([]);
    await coaching.get(coach, `/coach/sessions/${sessionId}`);
    expect(await views()).toHaveLength(1);
  });

  test('a date of one’s own opens a holiday: the conflict is decided', async () => {
    const [coach, person] = [await coaching.aCoach(), await coaching.aLearner()];
    await coaching.book(person, await coaching.anOffer(coach), '2026-12-01T09:00:00Z');
    await coaching.put(coaching.lead, '/coaching/holiday-calendars/new', {
      name: 'New',
      days: [{ date: '2026-12-01', name: 'Late' }],
    });
    await coaching.put(coach, '/coach/holiday-calendars', { calendarIds: ['new'] });
    const conflict = async () => (await coaching.get(coach, '/coach/sessions?from=2026-12-01&to=2026-12-01')).items[0].conflict;
    expect(await conflict()).toBe('on-holiday');
    const windows = [{ startMinute: 600, endMinute: 630 }];
    await coaching.put(coach, '/coach/dates', { date: '2026-12-01', timeZone: 'Europe/Berlin', windows });
    expect(await conflict()).toBeNull();
  });
});

describe('a follow-up', () => {
  let coaching: CoachingApp;
  let coach: Person;
  let person: Person;
  let bookingId = '';
  beforeAll(async () => {
    coaching = await coachingApp();
    [coach, person] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach);
    bookingId = (await coaching.book(person, offerId, '2026-11-25T09:00:00Z')).json().bookingId;
  });
  afterAll(() => coaching.close());
  const times = async (days: number) => (await coaching.get(coach, `/coach/bookings/${bookingId}/follow-up?days=${days}`)).times;
  const offer = (startsAt: string) => coaching.post(coach, `/coach/bookings/${bookingId}/follow-up`, { startsAt });
  const statusOf = async (id: string) => (await coaching.get(person, `/me/coaching/bookings/${id}`)).status;

  test('is proposed in thirty or ninety days, when both are free, beyond the horizon of the offer', async () => {
    const [thirty, ninety] = [await times(30), await times(90)];
    expect(thirty[0]).toBe('2026-12-24T09:00:00Z');
    expect(ninety[0]).toBe('2027-02-22T09:00:00Z');
    expect(thirty).toHaveLength(5);
  });

  test('is kept for a week; taken, it is a session like any other', async () => {
    const [startsAt] = await times(30);
    const answer = await offer(startsAt);
    expect(answer.statusCode).toBe(201);
    const followUp = answer.json();
    expect(followUp.answerBy).toBe('2026-12-01T09:00:00Z');
    expect(await statusOf(followUp.bookingId)).toBe('offered');
    expect((await offer(startsAt)).json()).toMatchObject({ type: '/problems/coaching/slot-taken' });
    expect((await coaching.post(person, `/coaching/bookings/${followUp.bookingId}/confirmation`)).statusCode).toBe(200);
    const sheet = await coaching.get(coach, `/coach/sessions/${followUp.sessionId}`);
    expect(sheet).toMatchObject({ status: 'scheduled', people: [{ status: 'confirmed' }] });
  });

  test('unanswered it is free again', async () => {
    const startsAt = (await times(30))[1];
    const followUp = (await offer(startsAt)).json();
    expect(await times(30)).not.toContain(startsAt);
    coaching.api.clock.advance({ hours: 7 * 24 });
    await tendCoaching(coaching.api.context);
    expect(await statusOf(followUp.bookingId)).toBe('expired');
    expect((await coaching.get(coach, `/coach/sessions/${followUp.sessionId}`)).status).toBe('expired');
  });

  test('is for a session of two that one holds, and lies ahead', async () => {
    expect((await offer('2026-11-01T09:00:00Z')).json()).toMatchObject({ type: '/problems/coaching/in-the-past' });
    const other = await coaching.aCoach();
    expect((await coaching.get(other, `/coach/bookings/${bookingId}/follow-up?days=30`)).status).toBe(404);
    const sessionId = await coaching.aGroupSession(coach, await coaching.aGroupOffer(coach, 4), '2026-12-10T09:00:00Z');
    const seat = (await coaching.takeSeat(person, sessionId)).json();
    const ofGroup = await coaching.get(coach, `/coach/bookings/${seat.bookingId}/follow-up?days=30`);
    expect(ofGroup).toMatchObject({ type: '/problems/coaching/wrong-mode' });
  });
});
