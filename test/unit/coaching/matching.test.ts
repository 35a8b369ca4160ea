import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canCoach,
  effectOf,
  inOrderOfMatch,
  isInDaytime,
  needOf,
  needOfMany,
  scoreOf,
  type Candidate,
  WEIGHTS,
} from '#server/coaching/rules/matching.ts';
import { zoneTable } from '#server/coaching/rules/zone-table.ts';
import { addCounts, countsOf, NO_COUNTS } from '#server/skills/rules/counts.ts';

const gap = { skillId: 's', required: 3, critical: true, state: 'gap' as const, level: 1 };
const candidate = (coachId: string, more: Partial<Candidate> = {}): Candidate => ({
  coachId,
  needCovered: 6,
  needTotal: 6,
  daysToFirst: 0,
  freeSlots: 10,
  held: 0,
  hasCommonLanguage: true,
  isFirstInDaytime: true,
  effect: null,
  ...more,
});

test('need is what is missing, weighed by criticality, and less where it is only not known', () => {
  expect(needOf(gap)).toBe(6);
  expect(needOf({ ...gap, critical: false })).toBe(2);
  expect(needOf({ ...gap, state: 'not-assessed', level: null })).toBe(4.5);
  expect(needOf({ ...gap, level: 4 })).toBe(0);
});

test('the need of many, from what the report counts of them, is the sum of what each needs', () => {
  const known = { personId: 'p', departmentId: 'd', skillId: 's', lapsesOn: null, lapsesSoon: false };
  const aCell = fc
    .record({ required: fc.integer({ min: 1, max: 4 }), critical: fc.boolean(), level: fc.integer({ min: 0, max: 4 }) })
    .chain(({ level, ...asked }) =>
      fc.constantFrom(
        { ...known, ...asked, level, state: level >= asked.required ? ('met' as const) : ('gap' as const) },
        { ...known, ...asked, level: null, state: 'lapsed' as const },
        { ...known, ...asked, level: null, state: 'not-assessed' as const },
      ),
    );
  fc.assert(
    fc.property(fc.array(aCell, { maxLength: 30 }), (cells) => {
      const counts = cells.map(countsOf).reduce((sum, each) => addCounts(sum, each), NO_COUNTS);
      const lapsed = cells.filter(({ state }) => state === 'lapsed').map((cell) => ({ ...cell, people: 1 }));
      const need = cells.reduce((sum, cell) => sum + needOf(cell), 0);
      expect(needOfMany({ ...counts, lapsed })).toBe(need);
    }),
  );
});

test('who is two levels above, or where the role wants to be, can coach', () => {
  expect([
    canCoach(3, gap),
    canCoach(2, gap),
    canCoach(3, { required: 4, level: 1 }),
    canCoach(-1, { required: 1, level: null }),
  ]).toEqual([true, false, true, false]);
});

test('the weights sum to one, and a perfect match without measured effect scores all but that', () => {
  const { version: _version, ...weights } = WEIGHTS;
  expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
  expect(scoreOf(candidate('a'), 10)).toBeCloseTo(0.9);
});

test('comfort is a common language and a first time by day, half each', () => {
  const full = scoreOf(candidate('a'), 10);
  expect(full - scoreOf(candidate('a', { hasCommonLanguage: false }), 10)).toBeCloseTo(0.025);
  expect(full - scoreOf(candidate('a', { isFirstInDaytime: false }), 10)).toBeCloseTo(0.025);
});

test('a session lies in the day of somebody from eight to six by their clocks, also where those change', () => {
  const isByDay = (startsAt: string, minutes: number, timeZone: string) => {
    const start = Temporal.Instant.from(startsAt).epochMilliseconds;
    return isInDaytime({ start, end: start + minutes * 60_000 }, zoneTable(timeZone, start));
  };
  expect(isByDay('2026-11-24T07:00:00Z', 30, 'Europe/Berlin')).toBe(true);
  expect(isByDay('2026-11-24T06:45:00Z', 30, 'Europe/Berlin')).toBe(false);
  expect(isByDay('2026-11-24T16:30:00Z', 30, 'Europe/Berlin')).toBe(true);
  expect(isByDay('2026-11-24T16:45:00Z', 30, 'Europe/Berlin')).toBe(false);
  expect(isByDay('2026-11-24T07:00:00Z', 30, 'America/New_York')).toBe(false);
  expect(isByDay('2026-11-24T02:15:00Z', 60, 'Asia/Kathmandu')).toBe(true);
  expect(isByDay('2027-03-29T06:00:00Z', 60, 'Europe/Berlin')).toBe(true);
  expect(isByDay('1969-12-31T10:00:00Z', 60, 'UTC')).toBe(true);
});

test('effect is measured from five people on, drawn towards everybody, and never leaves its range', () => {
  const everybody = { people: 40, mean: 0.4 };
  expect(effectOf({ people: 4, mean: 1 }, everybody)).toBe(null);
  expect(effectOf({ people: 5, mean: 1 }, everybody)).toBeCloseTo(0.7);
  expect(effectOf({ people: 95, mean: 1 }, everybody)).toBeCloseTo(0.97);
  expect(effectOf({ people: 20, mean: -1 }, everybody)).toBe(0);
  expect(scoreOf(candidate('a', { effect: 1 }), 10)).toBeCloseTo(1);
});

test('the order is the same whatever the input order: need, then soon, then who holds less', () => {
  const all = [
    candidate('d', { needCovered: 0 }),
    candidate('b', { held: 2 }),
    candidate('c', { daysToFirst: 10 }),
    candidate('a', { held: 1 }),
  ];
  const order = (candidates: Candidate[]) => inOrderOfMatch(candidates).map(({ coachId }) => coachId);
  expect(order(all)).toEqual(['a', 'b', 'c', 'd']);
  expect(order(all.toReversed())).toEqual(['a', 'b', 'c', 'd']);
});
