import { expect, test } from 'vitest';
import { dateWords, hoursOf, listOf, momentOf, showSameClock, spanOf } from '#server/notifications/rules/words.ts';

const [start, end] = ['2027-03-09T09:00:00Z', '2027-03-09T09:30:00Z'];

test('every time names its zone, by abbreviation and by name', () => {
  expect(spanOf(start, end, 'Europe/Berlin')).toBe('Tuesday 9 March 2027, 10:00–10:30 CET (Europe/Berlin)');
  expect(spanOf(start, end, 'Asia/Kathmandu')).toBe('Tuesday 9 March 2027, 14:45–15:15 GMT+5:45 (Asia/Kathmandu)');
  expect(momentOf(start, 'America/New_York')).toBe('Tuesday 9 March 2027, 04:00 GMT-5 (America/New_York)');
  expect(hoursOf(start, end, 'UTC')).toBe('09:00–09:30 UTC');
});

test('two weeks of March apart: Paris and New York show what their clocks show', () => {
  expect(spanOf('2027-03-15T13:00:00Z', '2027-03-15T13:30:00Z', 'Europe/Paris')).toContain('14:00–14:30 CET');
  expect(spanOf('2027-03-15T13:00:00Z', '2027-03-15T13:30:00Z', 'America/New_York')).toContain('09:00–09:30 GMT-4');
});

test('zones are the same when their clocks are', () => {
  expect(showSameClock(start, 'Europe/Berlin', 'Europe/Paris')).toBe(true);
  expect(showSameClock(start, 'Europe/Berlin', 'Europe/London')).toBe(false);
});

test('dates and names', () => {
  expect(dateWords('2026-11-30')).toBe('30 November 2026');
  expect(listOf(['Ana', 'Ben', 'Cem'])).toBe('Ana, Ben and Cem');
});
