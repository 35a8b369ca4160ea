import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onGrid, stepOn } from '#server/coaching/rules/grid.ts';
import { zoneTable } from '#server/coaching/rules/zone-table.ts';
import { wallsOf } from './oracle.ts';
import { at, MINUTE } from './slot-cases.ts';

const DAY = 1440;
/** Nights in which clocks change somewhere, by an hour or by half of one, and a quiet day. */
const anInstant = fc
  .tuple(
    fc.constantFrom('2027-03-28', '2027-10-31', '2027-03-14', '2027-11-07', '2027-04-04', '2027-10-03', '2027-06-15'),
    fc.integer({ min: -DAY, max: DAY }),
  )
  .map(([date, minute]) => at(`${date}T00:00:00Z`) + minute * MINUTE);
const aZone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Asia/Kathmandu');
const aStep = fc.constantFrom(15, 30, 45, 50, 60);

test('is where the wall clock is a multiple of the step from midnight on, by Intl, across every change of clocks', () => {
  fc.assert(
    fc.property(aZone, anInstant, aStep, (timeZone, instant, step) => {
      const walls = wallsOf(timeZone, instant, 2 * 60);
      const first = walls.findIndex((wall) => (wall % DAY) % step === 0);
      expect(onGrid(zoneTable(timeZone, instant), step * MINUTE, instant)).toBe(instant + first * MINUTE);
    }),
    { numRuns: 1000 },
  );
});

test('an instant on the grid stays, and one within a minute goes on to the next', () => {
  const berlin = zoneTable('Europe/Berlin', at('2027-03-09T00:00:00Z'));
  expect(onGrid(berlin, 30 * MINUTE, at('2027-03-09T09:30:00Z'))).toBe(at('2027-03-09T09:30:00Z'));
  expect(onGrid(berlin, 30 * MINUTE, at('2027-03-09T09:30:17Z'))).toBe(at('2027-03-09T10:00:00Z'));
});

test('steps lead from each instant of the grid to the very next, also where the step does not divide the day', () => {
  fc.assert(
    fc.property(aZone, anInstant, aStep, (timeZone, instant, step) => {
      const table = zoneTable(timeZone, instant);
      const following = stepOn(table, step * MINUTE);
      let t = onGrid(table, step * MINUTE, instant);
      for (let n = 0; n < 100; n++) {
        const next = following(t);
        expect(next).toBe(onGrid(table, step * MINUTE, t + 1));
        t = next;
      }
    }),
  );
});
