import { expect, test } from 'vitest';
import { inColumns } from '#server/catalog/rules/columns.ts';

test('columns are as wide as their widest cell, numbers to the right', () => {
  expect(
    inColumns([
      ['course', 'words'],
      ['a-long-name', 7],
      ['b', 161179],
    ]),
  ).toEqual(['course        words', 'a-long-name       7', 'b            161179']);
  expect(inColumns([])).toEqual([]);
});
