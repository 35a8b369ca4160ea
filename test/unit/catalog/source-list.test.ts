import { expect, test } from 'vitest';
import { checkSources, writeSourceList } from '#server/catalog/rules/source-list.ts';

const source = (title: string, publisher: string, url: string, date: string, licence: string) => ({
  title,
  publisher,
  url,
  date,
  licence,
});

test('every address stands once, with its licence and the courses that use it', () => {
  const osd = source('The Open Source Definition', 'OSI', 'https://opensource.org/osd', '2024-02-16', 'CC-BY-4.0');
  const clause = source('The Open Source Definition, clause 6', 'OSI', osd.url, '2024-03-01', 'CC-BY-4.0');
  const ruling = source('A v B [2005]', 'High Court', 'https://court.example/a|b', '2005-07-14', 'court decision');
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
    '| A v B \\[2005\\] | High Court | <https://court.example/a%7Cb> | 2005-07-14 | court decision | second |',
    '| The Open Source Definition | OSI | <https://opensource.org/osd> | 2024-02-16, 2024-03-01 | CC-BY-4.0 | first, second |',
  ]);
  expect(text).toContain('2 addresses in 2 courses.');
});

test('lessons agree on the licence of an address', () => {
  const named = (file: string, url: string, licence: string) => ({ file, url, licence, line: 8 });
  const osd = 'https://opensource.org/osd';
  expect(
    checkSources([
      named('a/010-first.md', osd, 'CC-BY-4.0'),
      named('a/020-second.md', 'https://court.example/', 'court decision'),
      named('b/010-first.md', osd, 'none stated'),
      named('b/020-second.md', osd, 'CC-BY-4.0'),
    ]),
  ).toEqual([
    {
      file: 'b/010-first.md',
      line: 8,
      message: `names the licence none stated for ${osd}, which is CC-BY-4.0 in courses/a/010-first.md:8`,
    },
  ]);
});
