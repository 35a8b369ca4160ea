import { expect, test } from 'vitest';
import {
  assertAnswerable,
  assertChangeable,
  assertMayOpen,
  assertPrepared,
  followUpExpires,
  IntakeMissing,
  NotPossibleNow,
  requestExpires,
  seatFor,
  seatToAskFor,
  TooLateToChange,
  TooManyOpen,
} from '#server/coaching/rules/booking-terms.ts';

const at = (text: string) => Temporal.Instant.from(text);
const start = at('2027-03-10T10:00:00Z');

test('one can change a session until the cut-off, to the second', () => {
  expect(() => assertChangeable(at('2027-03-10T08:00:00Z'), start, 120)).not.toThrow();
  expect(() => assertChangeable(at('2027-03-10T08:00:01Z'), start, 120)).toThrow(TooLateToChange);
});

test('answers can be changed until the start, of a seat one has or waits for', () => {
  const last = at('2027-03-10T09:59:59Z');
  for (const status of ['requested', 'waitlisted', 'offered', 'confirmed'])
    expect(() => assertAnswerable(status, start, last)).not.toThrow();
  for (const status of ['cancelled', 'declined', 'expired', 'attended'])
    expect(() => assertAnswerable(status, start, last)).toThrow(NotPossibleNow);
  expect(() => assertAnswerable('confirmed', start, start)).toThrow(TooLateToChange);
});

test('a request waits two days, but not into the notice', () => {
  expect(requestExpires(at('2027-03-01T10:00:00Z'), start, 60).toString()).toBe('2027-03-03T10:00:00Z');
  expect(requestExpires(at('2027-03-09T10:00:00Z'), start, 60).toString()).toBe('2027-03-10T09:00:00Z');
});

test('a free seat that needs a yes is asked for while there is time to answer', () => {
  const asked = seatToAskFor(at('2027-03-01T10:00:00Z'), start, 60);
  expect([asked?.status, asked?.until.toString()]).toEqual(['requested', '2027-03-03T10:00:00Z']);
  expect(seatToAskFor(at('2027-03-10T09:00:00Z'), start, 60)).toBeNull();
});

test('a follow-up is kept for a week, but not into the last hour', () => {
  expect(followUpExpires(at('2027-02-01T10:00:00Z'), start).toString()).toBe('2027-02-08T10:00:00Z');
  expect(followUpExpires(at('2027-03-09T10:00:00Z'), start).toString()).toBe('2027-03-10T09:00:00Z');
});

test('a free seat is sure a day before, then offered for two hours, in the last hour it is nobody’s', () => {
  expect(seatFor(at('2027-03-09T09:59:59Z'), start)).toEqual({ status: 'confirmed', until: null });
  expect(seatFor(at('2027-03-09T10:00:00Z'), start)).toEqual({ status: 'offered', until: at('2027-03-09T12:00:00Z') });
  expect(seatFor(at('2027-03-10T08:30:00Z'), start)).toEqual({ status: 'offered', until: at('2027-03-10T09:00:00Z') });
  expect(seatFor(at('2027-03-10T09:00:00Z'), start)).toBeNull();
});

test('every question wants an answer that is not empty', () => {
  expect(() => assertPrepared([], [])).not.toThrow();
  expect(() => assertPrepared(['Why?'], [{ question: 'Why?', answer: 'Because.' }])).not.toThrow();
  expect(() => assertPrepared(['Why?'], [{ question: 'Why?', answer: '  ' }])).toThrow(IntakeMissing);
  expect(() => assertPrepared(['Why?'], [{ question: 'Who?', answer: 'Me.' }])).toThrow(IntakeMissing);
});

test('open bookings are limited', () => {
  expect(() => assertMayOpen(1, 2)).not.toThrow();
  expect(() => assertMayOpen(2, 2)).toThrow(TooManyOpen);
});
