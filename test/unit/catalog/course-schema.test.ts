import { expect, test } from 'vitest';
import { LessonFile } from '#server/catalog/rules/course-schema.ts';
import { readYaml } from '#server/catalog/rules/yaml-file.ts';

test('a lesson needs a source with an https address, a date and a licence', () => {
  const front = `id: a-lesson
title: A lesson
objective: Know something.
minutes: 8
kind: read
skills: {}
sources:
  - { title: Some page, publisher: Someone, url: "http://example.com", date: yesterday, licence: "" }
checkedOn: 2026-11-20
expiresOn: 2027-11-20
owner: ospo
`;
  const { mistakes } = readYaml('a.md', front, LessonFile);
  expect(mistakes.map(({ message }) => message.split(' ')[0]).toSorted()).toEqual([
    'sources.0.date',
    'sources.0.licence',
    'sources.0.url',
  ]);
  expect(readYaml('a.md', front.replace(', licence: ""', ''), LessonFile).mistakes.map(({ message }) => message)).toContain(
    'sources.0 lacks licence',
  );
  expect(readYaml('a.md', front.replace(/sources:\n.*\n/, 'sources: []\n'), LessonFile).mistakes[0]?.message).toMatch(/^sources/);
});
