import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkCourses, writeSourceList } from '#server/catalog/index.ts';

/** The day of the last reading of all courses: a suite that turned red by the calendar would say nothing about the code. */
const READ_ON = Temporal.PlainDate.from('2026-11-24');
/** Read once, before the clock of a test runs: there are many lessons. */
const { courses, mistakes } = checkCourses('courses', READ_ON);

test('everything under courses/ can be published', () => {
  expect(mistakes.map(({ file, line, message }) => `courses/${file}:${line} ${message}`)).toEqual([]);
});

test('courses/SOURCES.md is up to date; npm run courses:sources writes it', () => {
  const committed = readFileSync('courses/SOURCES.md', 'utf8').replaceAll('\r\n', '\n');
  expect(writeSourceList(courses)).toBe(committed);
});
