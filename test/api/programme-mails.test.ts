import { beforeEach, expect, test } from 'vitest';
import type { Person, Terms } from '#test/support/coaching.ts';
import { programmesIn, TIMES } from '#test/support/programmes.ts';
import { aCompanyThatTells, eventIn, type CompanyThatTells } from '#test/support/told.ts';

let company: CompanyThatTells;
beforeEach(async () => {
  company = await aCompanyThatTells();
  return async () => void (await company.close());
});

const aProgramme = async (terms: Terms = {}) => {
  const { aPair, book } = programmesIn(company.coaching);
  const pair = await aPair(terms);
  const { coach, learner } = pair;
  const bookIt = async () =>
    (await book(learner, pair)).json() as { programmeId: string; sittings: { bookingId: string; sessionId: string }[] };
  return { coach, learner, book: bookIt };
};
const readsByFeed = (person: Person) => company.coaching.put(person, '/me/notifications', { calendar: 'feed', unwanted: [] });
const mailsTo = (person: Person) => company.post.to(person.email);

test('one mail tells of all sittings; each has its own invitation, with a UID and a SEQUENCE of its own', async () => {
  const { coaching, send } = company;
  const { coach, learner, book } = await aProgramme();
  const { programmeId, sittings } = await book();
  await send();
  for (const [person, uidOf] of [
    [learner, ({ bookingId }) => `booking-${bookingId}@learn.example`],
    [coach, ({ sessionId }) => `session-${sessionId}@learn.example`],
  ] as [Person, (sitting: (typeof sittings)[number]) => string][]) {
    const [summaries, invitations] = [true, false].map((isPlain) =>
      mailsTo(person).filter((mail) => (eventIn(mail) === null) === isPlain),
    ) as [ReturnType<typeof mailsTo>, ReturnType<typeof mailsTo>];
    expect(summaries.map(({ parsed }) => parsed.subject)).toEqual(['Coaching programme, 3 sessions']);
    expect(summaries[0]!.parsed.text).toContain(
      [
        '1. Where the time goes: Thursday 26 November 2026, 10:00–10:45 CET (Europe/Berlin)',
        '2. A hard conversation: Thursday 10 December 2026, 10:00–10:45 CET (Europe/Berlin)',
        '3. A second pair of hands: Thursday 24 December 2026, 10:00–10:45 CET (Europe/Berlin)',
      ].join('\n'),
    );
    const events = invitations.map((mail) => eventIn(mail)!).toSorted((a, b) => (a.start < b.start ? -1 : 1));
    expect(events.map(({ method, sequence, summary }) => [method, sequence, summary])).toEqual(
      TIMES.map(() => ['REQUEST', 0, 'Coaching']),
    );
    expect(events.map(({ uid }) => uid)).toEqual(sittings.map(uidOf));
    expect(invitations[0]!.parsed.text).toMatch(/“Maintainer mentoring” \(\d of 3\)/);
    for (const { raw } of invitations) expect(raw).not.toContain('hard conversation');
  }
  const move = { startsAt: '2026-12-11T09:00:00Z' };
  await coaching.post(learner, `/coaching/bookings/${sittings[1]!.bookingId}/rescheduling`, move);
  await send();
  expect(eventIn(mailsTo(learner).at(-1)!)).toMatchObject({
    method: 'REQUEST',
    sequence: 1,
    uid: `booking-${sittings[1]!.bookingId}@learn.example`,
  });
  const before = mailsTo(learner).length;
  await coaching.post(learner, `/coaching/programmes/${programmeId}/cancellation`, { code: 'no-time' });
  await send();
  const after = mailsTo(learner).slice(before);
  expect(after.filter((mail) => eventIn(mail) === null).map(({ parsed }) => parsed.subject)).toEqual([
    'Cancelled: coaching programme, 3 sessions',
  ]);
  const cancelled = after.flatMap((mail) => eventIn(mail) ?? []).toSorted((a, b) => (a.start < b.start ? -1 : 1));
  expect(cancelled.map(({ method, sequence, status }) => [method, sequence, status])).toEqual([
    ['CANCEL', 1, 'CANCELLED'],
    ['CANCEL', 2, 'CANCELLED'],
    ['CANCEL', 1, 'CANCELLED'],
  ]);
});

test('whoever reads their calendar by feed gets the one mail, and no more', async () => {
  const { coaching, send, kindsTo } = company;
  const { coach, learner, book } = await aProgramme();
  for (const person of [coach, learner]) await readsByFeed(person);
  const { programmeId } = await book();
  await send();
  expect([await kindsTo(coach), await kindsTo(learner)]).toEqual([['programme-confirmed'], ['programme-confirmed']]);
  await coaching.post(learner, `/coaching/programmes/${programmeId}/cancellation`, { code: 'no-time' });
  await send();
  expect(await kindsTo(coach)).toEqual(['programme-confirmed', 'programme-cancelled']);
});

test('when the coach cannot go on, the coachee gets one mail with the reason and what it is about, and one CANCEL for each', async () => {
  const { coaching, send } = company;
  const { coach, learner, book } = await aProgramme();
  const { sittings } = await book();
  await send();
  const before = mailsTo(learner).length;
  await coaching.post(coach, `/coach/sessions/${sittings[1]!.sessionId}/cancellation`, {
    ...{ code: 'coach-unavailable', text: 'Between us.', withLater: true },
  });
  await send();
  const after = mailsTo(learner).slice(before);
  const [summary, ...others] = after.filter((mail) => eventIn(mail) === null);
  expect([summary!.parsed.subject, others]).toEqual(['Cancelled: coaching programme, 2 sessions', []]);
  const text = summary!.parsed.text!;
  expect(text).toContain('“Maintainer mentoring” with ');
  expect(text).toContain('this is cancelled. The coach cannot hold it.');
  expect(['26 November', '10 December', '24 December'].map((day) => text.includes(day))).toEqual([false, true, true]);
  expect(text).not.toContain('Between us.');
  const cancelled = after.flatMap((mail) => eventIn(mail) ?? []).toSorted((a, b) => (a.start < b.start ? -1 : 1));
  expect(cancelled.map(({ method, sequence, uid }) => [method, sequence, uid])).toEqual(
    sittings.slice(1).map(({ bookingId }) => ['CANCEL', 1, `booking-${bookingId}@learn.example`]),
  );
});

test('a request for a programme is one question with all times, and its answer one mail', async () => {
  const { coaching, send, advance, kindsTo } = company;
  const { coach, learner, book } = await aProgramme({ approval: 'coach' });
  const { sittings } = await book();
  await send();
  const [asked] = mailsTo(coach);
  expect(mailsTo(coach)).toHaveLength(1);
  expect(asked!.parsed.text).toContain('asks you for “Maintainer mentoring”, 3 sessions:');
  for (const day of ['26 November', '10 December', '24 December']) expect(asked!.parsed.text).toContain(`Thursday ${day} 2026`);
  advance({ hours: 2 });
  await coaching.post(coach, `/coach/bookings/${sittings[0]!.bookingId}/decision`, { decision: 'decline' });
  await send();
  expect(await kindsTo(learner)).toEqual(['request-declined']);
  expect(mailsTo(learner)[0]!.parsed.text).toContain(', 3 sessions was declined.');
});

test('when the first sitting is taken back and another moves, one nudge still asks for what is left', async () => {
  const { coaching, send, advance, kindsTo } = company;
  const { coach, learner, book } = await aProgramme({ approval: 'coach' });
  const { sittings } = await book();
  await send();
  const [first, , third] = sittings.map(({ bookingId }) => `/coaching/bookings/${bookingId}`);
  expect((await coaching.post(learner, `${third}/rescheduling`, { startsAt: '2026-12-28T09:00:00Z' })).statusCode).toBe(200);
  expect((await coaching.post(learner, `${first}/cancellation`, { code: 'no-time' })).statusCode).toBe(204);
  advance({ hours: 24 });
  await send();
  const kinds = await kindsTo(coach);
  expect(kinds.filter((kind) => kind.startsWith('request-'))).toEqual(['request-received', 'request-nudge']);
  const nudge = mailsTo(coach).find(({ parsed }) => parsed.text?.includes('still waits for your answer'));
  expect(nudge!.parsed.text).toContain('“Maintainer mentoring”, 2 sessions:');
});
