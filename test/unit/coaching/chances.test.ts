import { expect, test } from 'vitest';
import { lanesOf, laneWithout, type Chance } from '#server/coaching/rules/chances.ts';
import type { LimitMet } from '#server/coaching/rules/clinic-limits.ts';

const HOUR = 3_600_000;
const MONDAY = Temporal.Instant.from('2026-11-30T00:00:00Z').epochMilliseconds;
const chance = (hour: number): Chance => ({
  mode: 'group',
  skillId: 'licences',
  offer: { id: 'offer', maxPerDay: null, maxPerWeek: null },
  coachId: 'ana',
  start: MONDAY + hour * HOUR,
  minutes: 60,
  seats: 8,
});
const hours = (chances: readonly Chance[]) => chances.map(({ start }) => (start - MONDAY) / HOUR);

test('times at which the same people work are worth the same; the earliest stands first', () => {
  const lanes = lanesOf([15, 11, 9, 17, 3].map(chance), ['America/New_York', 'UTC']);
  expect(lanes.map(({ zones, chances }) => [zones, hours(chances)])).toEqual([
    [[], [3]],
    [
      ['America/New_York', 'UTC'],
      [15, 17],
    ],
    [['UTC'], [9, 11]],
  ]);
  expect(lanes[1]!.first.start).toBe(MONDAY + 15 * HOUR);
});

test('what is held takes the times that touch it, and a full day the rest, which is noted', () => {
  const [lane] = lanesOf([9, 9.5, 10, 14, 34].map(chance), ['UTC']);
  const held = [MONDAY + 9 * HOUR];
  const diary = { coachId: 'ana', timeZone: 'UTC', held, heldOf: new Map(), maxPerDay: null, maxPerWeek: null };
  const closed: LimitMet[] = [];
  expect(laneWithout(lane!, chance(9), { diary, closed }).map(({ chances }) => hours(chances))).toEqual([[10, 14, 34]]);
  expect(closed).toEqual([]);
  expect(
    laneWithout(lane!, chance(9), { diary: { ...diary, maxPerDay: 1 }, closed }).map(({ chances }) => hours(chances)),
  ).toEqual([[34]]);
  expect(closed.map(({ limit }) => limit)).toEqual(['day-limit', 'day-limit']);
});
