import { expect, test } from 'vitest';
import { checkLessonBody } from '#server/catalog/rules/lesson-body.ts';

const nothing = {
  slotIds: new Set<string>(),
  termIds: new Set<string>(),
  figures: new Set<string>(),
  lessonIds: new Set(['next-one']),
};
const check = (body: string) => checkLessonBody(body, nothing).map(({ line, message }) => `${line} ${message}`);

test('times and ratios are text, not directives', () => {
  expect(check('At 09:30 the ratio was 1:3.')).toEqual([]);
});

test('a lesson may link to another lesson of its course', () => {
  expect(check('[next](next-one)')).toEqual([]);
});

test('unknown directives, pictures without text and first-rank headings are named', () => {
  expect(check('# Title\n\n:::danger\nx\n:::\n\n![](https://x.example/a.png)')).toEqual([
    '1 has a heading of the first rank, which is the title of the lesson',
    '3 uses the unknown directive danger',
    '7 has a picture without text',
  ]);
});
