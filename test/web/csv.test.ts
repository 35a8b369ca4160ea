import { expect, test } from 'vitest';
import { csvAnswer } from '#lib/server/csv.ts';

const textOf = async (...values: (string | number | null)[]) =>
  (await csvAnswer(['head'], [values], 'name').text()).split('\r\n')[1];

test('a download opens in a spreadsheet with its letters, and is nobody else’s', async () => {
  const answer = csvAnswer(['name'], [['Zoë']], 'people');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': 'attachment; filename="people.csv"',
    'cache-control': 'private, no-store',
  });
  expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test.each([['=1+1'], ['+49 30'], ['-cmd'], ['@sum'], ['\tx']])('%j does not run as a formula', async (text) => {
  expect((await textOf(text))!.replace(/^"/, '')).toMatch(/^'/);
});

test('quotes, commas and line ends stay in their field; numbers stay numbers; nothing stays empty', async () => {
  expect(await textOf('a "b", c', -5, null, 0.5)).toBe('"a ""b"", c",-5,,0.5');
  expect(await csvAnswer(['head'], [['two\nlines']], 'name').text()).toContain('"two\nlines"');
});
