import { expect, test } from 'vitest';
import { isWorkingTime } from '#server/coaching/rules/working-hours.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const works = (timeZone: string, start: string, end: string) => isWorkingTime(timeZone, at(start), at(end));

test('from eight to six by the clock of the zone, to the minute', () => {
  expect(works('Europe/Berlin', '2026-12-01T07:00:00Z', '2026-12-01T17:00:00Z')).toBe(true);
  expect(works('Europe/Berlin', '2026-12-01T06:59:00Z', '2026-12-01T08:00:00Z')).toBe(false);
  expect(works('Europe/Berlin', '2026-12-01T16:30:00Z', '2026-12-01T17:01:00Z')).toBe(false);
});

test('the weekend is the zone’s own', () => {
  // Sunday 23:30 in London is Monday morning in Auckland, and Friday evening there is Friday at noon in London.
  expect(works('Pacific/Auckland', '2026-11-29T20:00:00Z', '2026-11-29T21:00:00Z')).toBe(true);
  expect(works('Europe/London', '2026-11-29T20:00:00Z', '2026-11-29T21:00:00Z')).toBe(false);
  expect(works('Asia/Kolkata', '2026-12-05T05:00:00Z', '2026-12-05T06:00:00Z')).toBe(false);
});

test('half-hour zones, and the day on which clocks change', () => {
  expect(works('Asia/Kolkata', '2026-12-01T02:30:00Z', '2026-12-01T03:30:00Z')).toBe(true);
  expect(works('Asia/Kolkata', '2026-12-01T02:29:00Z', '2026-12-01T03:29:00Z')).toBe(false);
  // Monday after the change in Berlin: eight o’clock is 06:00 UTC.
  expect(works('Europe/Berlin', '2027-03-29T06:00:00Z', '2027-03-29T07:00:00Z')).toBe(true);
  expect(works('Europe/Berlin', '2027-03-26T06:00:00Z', '2027-03-26T07:00:00Z')).toBe(false);
});
