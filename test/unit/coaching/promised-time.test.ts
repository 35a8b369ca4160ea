import { expect, test } from 'vitest';
import { hasClockMoved, promisedInstant, promisedTime } from '#server/coaching/rules/promised-time.ts';

test('a promise holds while the zone shows what was promised', () => {
  const startsAt = Temporal.Instant.from('2027-03-28T08:00:00Z');
  expect(promisedTime(startsAt, 'Europe/Berlin')).toBe('2027-03-28T10:00:00');
  expect(hasClockMoved(startsAt, 'Europe/Berlin', '2027-03-28T10:00:00')).toBe(false);
  expect(hasClockMoved(startsAt, 'Europe/Berlin', '2027-03-28T09:00:00')).toBe(true);
});

test('a promise is found again on the clock', () => {
  expect(promisedInstant('2027-03-28T10:00:00', 'Europe/Berlin').toString()).toBe('2027-03-28T08:00:00Z');
});
