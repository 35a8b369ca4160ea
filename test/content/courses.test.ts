import { expect, test } from 'vitest';
import { checkCourses } from '#server/catalog/index.ts';

test('everything under courses/ can be published', () => {
  const { mistakes } = checkCourses('courses', Temporal.Now.plainDateISO('UTC'));
  expect(mistakes.map(({ file, line, message }) => `courses/${file}:${line} ${message}`)).toEqual([]);
});
