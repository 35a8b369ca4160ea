import { expect, test } from 'vitest';
import { writeSourceList } from '#server/catalog/rules/source-list.ts';

const source = (title: string, publisher: string, url: string, date = '2024-02-16') => ({ title, publisher, url, date });

test('every address stands once, with the courses that use it', () => {
  const osd = source('The Open Source Definition', 'OSI', 'https://opensource.org/osd');
  const clause = source('The Open Source Definition, clause 6', 'OSI', osd.url, '2024-03-01');
  const ruling = source('A v B [2005]', 'High Court', 'https://court.example/a|b', '2005-07-14');
  const text = writeSourceList([
    { id: 'second', title: 'Second', lessons: [{ sources: [clause, ruling] }, { sources: [clause] }] },
    { id: 'first', title: 'First', lessons: [{ sources: [osd] }] },
  ]);
  expect(
    text
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2),
  ).toEqual([
    '| A v B \\[2005\\] | High Court | <https://court.example/a%7Cb> | 2005-07-14 | second |',
    '| The Open Source Definition | OSI | <https://opensource.org/osd> | 2024-02-16, 2024-03-01 | first, second |',
  ]);
  expect(text).toContain('2 addresses in 2 courses.');
});
