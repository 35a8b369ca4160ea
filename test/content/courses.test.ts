import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkCourses, writeSourceList } from '#server/catalog/index.ts';
import { parseFramework } from '#server/catalog/rules/framework-format.ts';
import { readFramework } from '#server/catalog/store/course-files.ts';

/** The day of the last reading of all courses: a suite that turned red by the calendar would say nothing about the code. */
const READ_ON = Temporal.PlainDate.from('2026-11-24');
/** Read once, before the clock of a test runs: there are many lessons. */
const { courses, sessionTypes, mistakes } = checkCourses('courses', READ_ON);
const { framework } = parseFramework(readFramework('courses'));

test('everything under courses/ can be published', () => {
  expect(mistakes.map(({ file, line, message }) => `courses/${file}:${line} ${message}`)).toEqual([]);
});

test('courses/SOURCES.md is up to date; npm run courses:sources writes it', () => {
  const committed = readFileSync('courses/SOURCES.md', 'utf8').replaceAll('\r\n', '\n');
  expect(writeSourceList(courses)).toBe(committed);
});

test('there are 21 session types, for every format', () => {
  expect(sessionTypes).toHaveLength(21);
  expect([...new Set(sessionTypes.map(({ format }) => format))].toSorted()).toEqual(['clinic', 'group', 'one-to-one', 'panel']);
});

test('every requirement of a job role up to level 3 can be shown by a lesson or in a session', () => {
  const shown = [
    ...courses.flatMap(({ lessons }) => lessons.flatMap(({ skills }) => Object.entries(skills))),
    ...sessionTypes.flatMap(({ skills }) => skills.map(({ skill, level }) => [skill, level] as const)),
  ];
  const most = (skill: string) => Math.max(0, ...shown.filter(([id]) => id === skill).map(([, level]) => level));
  const out = framework!.profiles.flatMap(({ id, required }) =>
    Object.entries(required)
      .filter(([skill, { level }]) => level <= 3 && most(skill) < level)
      .map(([skill, { level }]) => `${id}: ${skill} ${level}`),
  );
  expect(out).toEqual([]);
});

test('each purpose is said by the coachee, and no two session types share one', () => {
  const purposes = sessionTypes.map(({ purpose }) => purpose);
  expect(purposes.filter((purpose) => !/^(I|We) /.test(purpose))).toEqual([]);
  expect(new Set(purposes).size).toBe(purposes.length);
});
