import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DAY_MS, isoWeekday } from '#server/coaching/rules/days.ts';
import { freeSlots, type CoachTime } from '#server/coaching/rules/slots.ts';
import { wallMinute } from './oracle.ts';
import { aCoach, hours, MINUTE, slotsOfSeed, UNLIMITED } from './slot-cases.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const SEED = Number(process.env['SLOT_SEED'] ?? Date.now() % 2 ** 31);
console.info(`slots in every zone: seed ${SEED}`);
const TERMS = {
  ...UNLIMITED,
  minutes: 60,
  stepMinutes: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  noticeMinutes: 0,
  horizonDays: 40,
};

/** Open on every day of the week at the same hours of the zone. */
const daily = (timeZone: string, startMinute: number, endMinute: number): CoachTime =>
  aCoach({ timeZone, weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => hours(weekday, startMinute, endMinute, timeZone)) });

/** The next change of clocks of a zone after 2027 begins; a plain day where there is none. */
function nextChange(timeZone: string): number {
  const start = Temporal.ZonedDateTime.from(`2027-01-02T12:00[${timeZone}]`);
  return (start.getTimeZoneTransition('next') ?? start).epochMilliseconds;
}

const slotsAround = (timeZone: string, coach: CoachTime) => {
  const change = nextChange(timeZone);
  const range = { start: change - 3 * DAY_MS, end: change + 3 * DAY_MS };
  return freeSlots(coach, { terms: TERMS, now: range.start - DAY_MS, range, ownBusy: [] }).slots;
};

describe('in every zone there is, around its next change of clocks', () => {
  test('nine to five is nine to five by wall clocks of Intl, fifteen starts a day, on every day', () => {
    expect(ZONES.length).toBeGreaterThanOrEqual(418);
    for (const timeZone of ZONES) {
      const walls = slotsAround(timeZone, daily(timeZone, 540, 1020)).map((slot) => wallMinute(timeZone, slot));
      const byDay = Map.groupBy(walls, (wall) => Math.floor(wall / 1440));
      // The first and the last day may lie in the range by a part only.
      const whole = [...byDay.values()].slice(1, -1);
      expect(`${timeZone} ${whole.length >= 4}`).toBe(`${timeZone} true`);
      const expected = Array.from({ length: 15 }, (_, n) => 540 + 30 * n).join(' ');
      for (const day of whole) expect(`${timeZone} ${day.map((wall) => wall % 1440).join(' ')}`).toBe(`${timeZone} ${expected}`);
    }
  });

  test('round the clock, starts stand on the grid of the wall, grow, and leave out only what clocks leave out', () => {
    for (const timeZone of ZONES) {
      const slots = slotsAround(timeZone, daily(timeZone, 0, 1440));
      const walls = slots.map((slot) => wallMinute(timeZone, slot));
      const offGrid = walls.filter((wall) => wall % TERMS.stepMinutes !== 0);
      const notGrowing = slots.filter((slot, n) => n > 0 && slot <= slots[n - 1]!);
      const days = new Set(walls.map((wall) => isoWeekday(Math.floor(wall / 1440))));
      const isWhole = days.size >= 6 && slots.at(-1)! - slots[0]! > 5 * DAY_MS + 20 * 60 * MINUTE;
      expect({ timeZone, offGrid, notGrowing, isWhole }).toEqual({ timeZone, offGrid: [], notGrowing: [], isWhole: true });
    }
  }, 60_000);
});

test('three servers in three zones find the same slots', () => {
  const script = fileURLToPath(new URL('./slot-cases.ts', import.meta.url));
  const here = slotsOfSeed(SEED);
  for (const TZ of ['UTC', 'America/St_Johns', 'Pacific/Chatham']) {
    const { stdout, stderr } = spawnSync(process.execPath, [script, String(SEED)], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    expect(`${TZ} ${stdout.trim() || stderr}`).toBe(`${TZ} ${TZ} ${here}`);
  }
}, 60_000);
