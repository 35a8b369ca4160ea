import { expect, test } from 'vitest';
import { dayNumber, DAY_MS } from '#server/coaching/rules/days.ts';
import { instantOf, wallAt, zoneTable } from '#server/coaching/rules/zone-table.ts';
import { wallMinute } from './oracle.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const zoneNames = Intl.supportedValuesOf('timeZone');

test('agrees with Intl in every zone, around the year', () => {
  expect(zoneNames.length).toBeGreaterThan(400);
  const instants: number[] = [];
  for (let instant = at('2026-11-01T00:00:00Z'); instant < at('2028-01-01T00:00:00Z'); instant += 23 * 3_600_000 + 420_000)
    instants.push(instant);
  for (const zone of zoneNames) {
    const table = zoneTable(zone, at('2027-01-01T00:00:00Z'));
    const wrong = instants.filter((instant) => wallAt(table, instant) / 60_000 !== wallMinute(zone, instant));
    expect([zone, wrong]).toEqual([zone, []]);
  }
});

const wall = (date: string, minute: number) => dayNumber(date) * DAY_MS + minute * 60_000;

test('a time that never comes is the moment clocks jump', () => {
  const berlin = zoneTable('Europe/Berlin', at('2027-01-01T00:00:00Z'));
  expect(instantOf(berlin, wall('2027-03-28', 150), 'start')).toBe(at('2027-03-28T01:00:00Z'));
  expect(instantOf(berlin, wall('2027-03-28', 150), 'end')).toBe(at('2027-03-28T01:00:00Z'));
});

test('a time that comes twice is the earlier one for a start and the later one for an end', () => {
  const berlin = zoneTable('Europe/Berlin', at('2027-01-01T00:00:00Z'));
  expect(instantOf(berlin, wall('2027-10-31', 150), 'start')).toBe(at('2027-10-31T00:30:00Z'));
  expect(instantOf(berlin, wall('2027-10-31', 150), 'end')).toBe(at('2027-10-31T01:30:00Z'));
});

test('hours that end at the time clocks are put back to end before they are', () => {
  const berlin = zoneTable('Europe/Berlin', at('2027-01-01T00:00:00Z'));
  expect(instantOf(berlin, wall('2027-10-31', 120), 'end')).toBe(at('2027-10-31T00:00:00Z'));
  expect(instantOf(berlin, wall('2027-10-31', 180), 'end')).toBe(at('2027-10-31T02:00:00Z'));
  expect(instantOf(berlin, wall('2027-03-28', 180), 'end')).toBe(at('2027-03-28T01:00:00Z'));
});

test('to a wall clock and back is where one was, outside of those', () => {
  for (const zone of ['Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kathmandu', 'America/Santiago']) {
    const table = zoneTable(zone, at('2027-01-01T00:00:00Z'));
    for (let instant = at('2027-01-01T00:00:00Z'); instant < at('2028-01-01T00:00:00Z'); instant += 7 * 3_600_000) {
      const shown = wallAt(table, instant);
      const [early, late] = [instantOf(table, shown, 'start'), instantOf(table, shown, 'end')];
      if (early === late) expect(early).toBe(instant);
      else expect([early, late]).toContain(instant);
    }
  }
});
