import { expect, test } from 'vitest';
import { dayNumber } from '#server/coaching/rules/days.ts';
import { allowedBy, closedUntil, countHeld, limitsOf, reachedLimit } from '#server/coaching/rules/limits.ts';
import { zoneTable } from '#server/coaching/rules/zone-table.ts';
import { at } from './slot-cases.ts';

/** Two on a Thursday evening in Berlin, one of them on Friday already where it is later, and one on the Sunday. */
const HELD = [at('2027-03-11T17:00:00Z'), at('2027-03-11T20:00:00Z'), at('2027-03-14T09:00:00Z')];
const day = (date: string) => dayNumber(date);
const count = (timeZone: string) => countHeld(HELD, zoneTable(timeZone, HELD[0]!));

test('sessions count on the local day of the coach, and in the week of its Monday', () => {
  const berlin = count('Europe/Berlin');
  expect(berlin.perDay).toEqual(
    new Map([
      [day('2027-03-11'), 2],
      [day('2027-03-14'), 1],
    ]),
  );
  expect(berlin.perWeek).toEqual(new Map([[day('2027-03-08'), 3]]));
  expect(count('Asia/Tokyo').perDay.get(day('2027-03-12'))).toBe(2);
});

test('the limit of the day is named first; who says none has none', () => {
  const held = count('Europe/Berlin');
  const reached = (maxPerDay: number | null, maxPerWeek: number | null, date: string) =>
    reachedLimit({ maxPerDay, maxPerWeek }, held, day(date));
  expect(reached(2, 3, '2027-03-11')).toBe('day-limit');
  expect(reached(3, 3, '2027-03-11')).toBe('week-limit');
  expect(reached(2, 4, '2027-03-12')).toBe(null);
  expect(reached(null, null, '2027-03-11')).toBe(null);
  expect(reached(2, 3, '2027-03-15')).toBe(null);
});

test('a limit of the coach is named before one of the offer, which counts what is held of it alone', () => {
  const NONE = { maxPerDay: null, maxPerWeek: null };
  const coach = { ...NONE, held: HELD, heldOf: new Map([['clinic', [HELD[0]!]]]) };
  const home = zoneTable('Europe/Berlin', HELD[0]!);
  const reached = (own: object, ofOffer: object, id = 'clinic') =>
    limitsOf({ ...coach, ...own }, { id, ...NONE, ...ofOffer }, home)(day('2027-03-11'));
  expect(reached({}, {})).toBeNull();
  expect(reached({}, { maxPerDay: 1 })).toBe('offer-day-limit');
  expect(reached({}, { maxPerDay: 2, maxPerWeek: 1 })).toBe('offer-week-limit');
  expect(reached({ maxPerWeek: 3 }, { maxPerDay: 1 })).toBe('week-limit');
  expect(reached({}, { maxPerDay: 1, maxPerWeek: 1 }, 'another')).toBeNull();
});

test('a limit says how many it allows, and until when it closes', () => {
  const [coach, offer] = [
    { maxPerDay: 4, maxPerWeek: 12 },
    { maxPerDay: 1, maxPerWeek: 3 },
  ];
  const friday = day('2027-03-12');
  expect([allowedBy('week-limit', coach, offer), closedUntil('week-limit', friday)]).toEqual([12, day('2027-03-15')]);
  expect([allowedBy('offer-day-limit', coach, offer), closedUntil('offer-day-limit', friday)]).toEqual([1, friday + 1]);
});
