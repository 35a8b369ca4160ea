import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { checkCourses } from '#server/catalog/index.ts';
import { parseFramework } from '#server/catalog/rules/framework-format.ts';

const { courses, sessionTypes } = checkCourses('courses', Temporal.PlainDate.from('1970-01-01'));
const names = ['skills.yaml', 'role-profiles.yaml', 'evidence.yaml'];
const { framework } = parseFramework(new Map(names.map((name) => [name, readFileSync(`courses/framework/${name}`, 'utf8')])));

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
