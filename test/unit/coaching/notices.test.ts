import { expect, test } from 'vitest';
import {
  whenAnswersChanged,
  whenBooked,
  whenEnded,
  whenInvited,
  whenMoved,
  whenPromoted,
  whenScheduled,
  whenSkipped,
} from '#server/coaching/rules/notices.ts';
import type { Occasion, Planned, Seat } from '#server/coaching/rules/notices-around.ts';

const at = (text: string) => Temporal.Instant.from(text);
const now = at('2026-11-24T09:00:00Z');
const session: Occasion['session'] = {
  id: 's',
  mode: 'one-to-one',
  status: 'scheduled',
  startsAt: at('2026-11-27T09:00:00Z'),
  endsAt: at('2026-11-27T09:30:00Z'),
  timeZone: 'Europe/Berlin',
  version: 0,
  coachIds: ['ana'],
};
const occasion = (change: Partial<Occasion['session']> = {}, by: string | null = 'mira'): Occasion => ({
  session: { ...session, ...change },
  now,
  by,
  startedAt: null,
});
const seat = (status: string, before: string | null = null, personId = 'mira'): Seat => ({
  id: `b-${personId}`,
  personId,
  status,
  before,
  requestedAt: now,
  answerBy: at('2026-11-26T09:00:00Z'),
  managerIds: [],
});
/** What is told at once, and to whom. */
const told = (planned: readonly Planned[]) =>
  planned.filter(({ dueAt }) => dueAt.equals(now)).map(({ kind, personId }) => `${kind} ${personId}`);

test('a booking tells both; in a group the coach only hears that a seat is taken', () => {
  expect(told(whenBooked(occasion(), seat('confirmed')))).toEqual(['session-confirmed mira', 'session-confirmed ana']);
  expect(told(whenBooked(occasion({ mode: 'group' }), seat('confirmed')))).toEqual(['session-confirmed mira', 'seat-taken ana']);
  expect(told(whenScheduled(occasion({ mode: 'group' })))).toEqual(['session-confirmed ana']);
});

test('a request tells the coach, a place in the line who waits', () => {
  expect(told(whenBooked(occasion({ status: 'requested' }), seat('requested')))).toEqual(['request-received ana']);
  expect(told(whenBooked(occasion({ mode: 'group' }), seat('waitlisted')))).toEqual(['place-in-line mira']);
});

test('where line managers decide they are asked, and the coach hears of it once it is sure', () => {
  const asked = { ...seat('requested'), managerIds: ['mona'] };
  expect(told(whenBooked(occasion({ status: 'requested' }), asked))).toEqual(['approval-asked mona']);
  expect(told(whenPromoted(occasion({ mode: 'group' }), asked))).toEqual(['approval-asked mona']);
  expect(told(whenMoved(occasion({ status: 'requested' }), [asked]))).toEqual([
    'session-rescheduled mira',
    'approval-asked mona',
  ]);
  expect(told(whenMoved(occasion({ mode: 'group' }), [asked]))).toEqual([
    'session-rescheduled ana',
    'session-rescheduled mira',
    'approval-asked mona',
  ]);
});

test('a seat that became free and needs the coach’s yes is asked for, with a nudge a day later', () => {
  const planned = whenPromoted(occasion({ mode: 'group' }), { ...seat('requested'), requestedAt: at('2026-11-01T09:00:00Z') });
  expect(planned.map(({ kind, dueAt }) => [kind, dueAt.toString()])).toEqual([
    ['request-received', '2026-11-24T09:00:00Z'],
    ['request-nudge', '2026-11-25T09:00:00Z'],
  ]);
});

test('changed answers are told at the end of the ten minutes, once; right before the session at once', () => {
  const [first] = whenAnswersChanged(occasion(), seat('confirmed'));
  expect(first).toMatchObject({ kind: 'answers-changed', personId: 'ana', bookingId: 'b-mira', isUrgent: false });
  expect(first!.dueAt).toEqual(at('2026-11-24T09:10:00Z'));
  const [next] = whenAnswersChanged({ ...occasion(), now: at('2026-11-24T09:09:59Z') }, seat('confirmed'));
  expect(next!.dedupeKey).toBe(first!.dedupeKey);
  const [later] = whenAnswersChanged({ ...occasion(), now: at('2026-11-24T09:10:00Z') }, seat('confirmed'));
  expect(later!.dedupeKey).not.toBe(first!.dedupeKey);
  const soon = at('2026-11-27T08:55:00Z');
  expect(whenAnswersChanged({ ...occasion(), now: soon }, seat('confirmed'))).toMatchObject([{ dueAt: soon, isUrgent: true }]);
});

test('a seat that became free: kept for an answer it is urgent, sure it is an invitation', () => {
  const [offered] = whenPromoted(occasion({ mode: 'group' }), seat('offered', 'waitlisted'));
  expect(offered).toMatchObject({ kind: 'seat-offered', isUrgent: true, expiresAt: seat('').answerBy });
  expect(told(whenPromoted(occasion({ mode: 'group' }), seat('confirmed', 'waitlisted')))).toEqual([
    'seat-promoted mira',
    'seat-taken ana',
  ]);
});

test('a seat that goes past somebody who is elsewhere tells them and nobody else', () => {
  expect(told(whenSkipped(occasion({ mode: 'group' }), seat('waitlisted', 'waitlisted'), 'elsewhere'))).toEqual([
    'seat-skipped mira',
  ]);
});

test('a seat that is kept for others is told apart from being elsewhere, so that each is told once', () => {
  const why = (reason: 'elsewhere' | 'kept') =>
    whenSkipped(occasion({ mode: 'group' }), seat('waitlisted', 'waitlisted'), reason)[0]!;
  expect(why('kept')).toMatchObject({ kind: 'seat-skipped', personId: 'mira', facts: { why: 'kept' } });
  expect(why('kept').dedupeKey).not.toBe(why('elsewhere').dedupeKey);
});

test('a suggestion is told until the session begins, and not at night', () => {
  expect(whenInvited(occasion({ mode: 'group' }, 'ana'), 'mira')).toMatchObject({
    kind: 'session-suggested',
    bookingId: null,
    isUrgent: false,
    expiresAt: occasion().session.startsAt,
  });
});

test('a move tells everybody, those who wait too, and remembers when it would have been', () => {
  const moved = whenMoved({ ...occasion({}, 'ana'), startedAt: at('2026-11-26T09:00:00Z') }, [
    seat('confirmed'),
    seat('waitlisted', null, 'noa'),
  ]);
  expect(told(moved)).toEqual(['session-rescheduled ana', 'session-rescheduled mira', 'session-rescheduled noa']);
  expect(moved[0]!.facts).toEqual({ startedAt: '2026-11-26T09:00:00Z' });
  expect(moved.filter(({ kind }) => kind === 'reminder-day').map(({ personId }) => personId)).toEqual(['mira']);
});

test('a move or an end within twelve hours may not wait for the morning', () => {
  const soon = { ...occasion({}, 'ana'), startedAt: now.add({ hours: 11 }) };
  const toMira = (planned: Planned[]) =>
    planned.find(({ kind, personId }) => kind === 'session-rescheduled' && personId === 'mira');
  expect(toMira(whenMoved(soon, [seat('confirmed')]))!.isUrgent).toBe(true);
  expect(toMira(whenMoved(occasion({}, 'ana'), [seat('confirmed')]))!.isUrgent).toBe(false);
});

test('a session that ends tells its coaches first, then everybody with a seat', () => {
  const ended = whenEnded(occasion({ status: 'cancelled' }, null), [
    seat('cancelled', 'confirmed'),
    seat('cancelled', 'waitlisted', 'noa'),
  ]);
  expect(told(ended)).toEqual(['session-cancelled ana', 'session-cancelled mira', 'session-cancelled noa']);
});

test('one of a group who goes: that person and the coach, nobody else', () => {
  expect(told(whenEnded(occasion({ mode: 'group' }), [seat('cancelled', 'confirmed')]))).toEqual([
    'seat-given-back ana',
    'session-cancelled mira',
  ]);
  expect(told(whenEnded(occasion({ mode: 'group' }), [seat('cancelled', 'waitlisted')]))).toEqual([]);
});

test.each([
  ['declined', 'requested', 'request-declined mira'],
  ['expired', 'requested', 'request-expired mira'],
  ['expired', 'offered', 'seat-lapsed mira'],
  ['expired', 'waitlisted', 'line-ended mira'],
])('%s after %s: %s', (status, before, expected) => {
  expect(told(whenEnded(occasion({ mode: 'group' }, null), [seat(status, before)]))).toEqual([expected]);
});

test('of sittings that are booked, declined or cancelled at once, the first tells of all; each has its own invitation', () => {
  const together = { programmeId: 'p', sessionIds: ['s', 't'], endsAt: at('2026-12-11T09:30:00Z') };
  const ofSession = (id: string): Occasion => ({ ...occasion({ id }), together });
  const [first, further] = [ofSession('s'), ofSession('t')];
  expect(told(whenBooked(first, seat('confirmed')))).toEqual([
    'programme-confirmed mira',
    'session-confirmed mira',
    'programme-confirmed ana',
    'session-confirmed ana',
  ]);
  expect(told(whenBooked(further, seat('confirmed')))).toEqual(['session-confirmed mira', 'session-confirmed ana']);
  for (const each of [first, further])
    expect(told(whenBooked(each, seat('requested')))).toEqual(['request-received ana']);
  expect(whenEnded(further, [seat('declined', 'requested')])).toEqual([]);
  const over = { ...further, session: { ...further.session, status: 'cancelled' } };
  expect(told(whenEnded(over, [seat('cancelled', 'confirmed')]))).toEqual(['session-cancelled ana', 'session-cancelled mira']);
  const [summary] = whenBooked(first, seat('confirmed'));
  expect(summary).toMatchObject({ sessionId: null, bookingId: null, facts: { programmeId: 'p', sessionIds: 's,t' } });
  const soon = { ...first, session: { ...first.session, status: 'cancelled', startsAt: at('2026-11-24T20:00:00Z') } };
  const [atNight] = whenEnded(soon, [seat('cancelled', 'confirmed')]);
  expect(atNight).toMatchObject({ kind: 'programme-cancelled', personId: 'ana', isUrgent: true, expiresAt: together.endsAt });
});
