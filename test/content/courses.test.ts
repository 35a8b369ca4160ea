import { expect, test } from 'vitest';
import { checkCourses } from '#server/catalog/index.ts';

/** The day of the last reading of all courses: a suite that turned red by the calendar would say nothing about the code. */
const READ_ON = Temporal.PlainDate.from('2026-11-24');

test('everything under courses/ can be published', () => {
  const { mistakes } = checkCourses('courses', READ_ON);
  expect(mistakes.map(({ file, line, message }) => `courses/${file}:${line} ${message}`)).toEqual([]);
});
