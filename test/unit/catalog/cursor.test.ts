import { expect, test } from 'vitest';
import { readCursor, writeCursor } from '#server/catalog/rules/cursor.ts';

test.each([
  { rank: null, courseId: 'small-course' },
  { rank: 0.06079271, courseId: 'small-course' },
  { rank: 1e-20, courseId: 'c' },
])('a place is found again: %o', (place) => {
  expect(readCursor(writeCursor(place))).toEqual(place);
});

test('what is no cursor reads as an id', () => {
  expect(readCursor('1.2.3~x')).toEqual({ rank: null, courseId: '1.2.3~x' });
  expect(readCursor("~'; drop")).toEqual({ rank: null, courseId: "~'; drop" });
});
