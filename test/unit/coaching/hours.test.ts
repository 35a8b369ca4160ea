import { expect, test } from 'vitest';
import { dayNumber } from '#server/coaching/rules/days.ts';
import { merged, openHours, type StatedHours } from '#server/coaching/rules/hours.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const range = { start: at('2027-03-08T00:00:00Z'), end: at('2027-03-15T00:00:00Z') };
const rule = { timeZone: 'UTC', isoWeekday: 1, startMinute: 540, endMinute: 600, validFrom: 0, validTo: null };
const stated = (more: Partial<StatedHours>): StatedHours => ({
  weekly: [rule],
  dates: new Map(),
  holidays: new Set(),
  travels: [],
  ...more,
});
const monday = dayNumber('2027-03-08');

test('hours that touch are one window', () => {
  const weekly = [rule, { ...rule, startMinute: 600, endMinute: 660 }];
  expect(openHours(stated({ weekly }), range).windows.get('UTC')).toEqual([
    { start: at('2027-03-08T09:00:00Z'), end: at('2027-03-08T11:00:00Z') },
  ]);
  expect(
    merged([
      { start: 3, end: 4 },
      { start: 1, end: 2 },
    ]),
  ).toEqual([
    { start: 1, end: 2 },
    { start: 3, end: 4 },
  ]);
});

test('hours that go on where the range ends are one window with those within', () => {
  const weekly = [
    { ...rule, startMinute: 1380, endMinute: 1440 },
    { ...rule, isoWeekday: 2, startMinute: 0, endMinute: 60 },
  ];
  const ofMonday = { start: at('2027-03-08T00:00:00Z'), end: at('2027-03-09T00:00:00Z') };
  expect(openHours(stated({ weekly }), ofMonday).windows.get('UTC')).toEqual([
    { start: at('2027-03-08T23:00:00Z'), end: at('2027-03-09T01:00:00Z') },
  ]);
});

test('hours hold from their first date to the date before their end', () => {
  expect(openHours(stated({ weekly: [{ ...rule, validTo: monday }] }), range).windows.size).toBe(0);
  expect(openHours(stated({ weekly: [{ ...rule, validFrom: monday, validTo: monday + 1 }] }), range).windows.size).toBe(1);
});

test('a closed day says why, but only where there would have been hours', () => {
  expect(openHours(stated({ holidays: new Set([monday, monday + 1]) }), range).closed).toEqual([
    { day: monday, reason: 'on-holiday' },
  ]);
  const closed = new Map([[monday, { timeZone: 'UTC', windows: [] }]]);
  expect(openHours(stated({ dates: closed }), range).closed).toEqual([{ day: monday, reason: 'closed-that-day' }]);
});
