import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterQuietHours } from '#server/notifications/rules/quiet-hours.ts';

const at = (text: string) => Temporal.Instant.from(text);
const later = at('2027-12-31T00:00:00Z');
const leaves = (due: string, zone = 'Europe/Berlin', expires = later) => afterQuietHours(at(due), zone, expires).toString();

test.each([
  ['by day at once', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z'],
  ['from seven on', '2026-11-24T06:00:00Z', '2026-11-24T06:00:00Z'],
  ['until eight', '2026-11-24T18:59:59Z', '2026-11-24T18:59:59Z'],
  ['from eight on the next morning', '2026-11-24T19:00:00Z', '2026-11-25T06:00:00Z'],
  ['after midnight the same morning', '2026-11-24T01:00:00Z', '2026-11-24T06:00:00Z'],
  ['in the night that clocks change', '2027-03-27T22:00:00Z', '2027-03-28T05:00:00Z'],
])('%s', (_, due, expected) => expect(leaves(due)).toBe(expected));

test('the night is that of the reader', () => {
  expect(leaves('2026-11-24T09:00:00Z', 'America/Los_Angeles')).toBe('2026-11-24T15:00:00Z');
});

test('what would be stale in the morning leaves at once', () => {
  expect(leaves('2026-11-24T22:00:00Z', 'Europe/Berlin', at('2026-11-25T05:00:00Z'))).toBe('2026-11-24T22:00:00Z');
});

test('never early, never more than a night late, never at night', () => {
  const zones = ['Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Cairo', 'UTC'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 525_600 }), fc.constantFrom(...zones), (minutes, zone) => {
      const due = at('2026-06-01T00:00:00Z').add({ minutes });
      const left = afterQuietHours(due, zone, later);
      const hour = left.toZonedDateTimeISO(zone).hour;
      expect(hour >= 7 && hour < 20).toBe(true);
      expect(left.since(due).total('hours')).toBeGreaterThanOrEqual(0);
      expect(left.since(due).total('hours')).toBeLessThanOrEqual(12);
    }),
  );
});
