import { expect, test } from 'vitest';
import { dateText, dayNumber, isoWeekday, mondayOf } from '#server/coaching/rules/days.ts';

test('day numbers agree with the calendar, over leap years and centuries', () => {
  for (let day = -40_000; day < 60_000; day += 37) {
    const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day });
    expect([dayNumber(date.toString()), isoWeekday(day)]).toEqual([day, date.dayOfWeek]);
  }
  expect(dateText(0)).toBe('1970-01-01');
});

test('a week belongs to its Monday, at the turn of a year too', () => {
  expect(dateText(mondayOf(dayNumber('2027-01-03')))).toBe('2026-12-28');
});
