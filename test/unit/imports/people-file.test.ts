import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_LINES, readPeopleFile } from '#server/imports/rules/people-file.ts';

const cellsOf = (text: string) => readPeopleFile(text).lines.map(({ line, cells }) => [line, Object.fromEntries(cells)]);

describe('a file', () => {
  test.each([
    ['commas', 'email,name\nada@x.org,"Lovelace, Ada"\n'],
    ['semicolons', 'email;name\r\nada@x.org;Lovelace, Ada\r\n'],
    ['a byte order mark', '\uFEFFemail,name\nada@x.org,"Lovelace, Ada"'],
  ])('with %s', (_, text) => {
    expect(cellsOf(text)).toEqual([[2, { email: 'ada@x.org', name: 'Lovelace, Ada' }]]);
  });

  test('names the line on which each person begins, across cells of several lines and empty lines', () => {
    expect(cellsOf('email,name\na@x.org,"two\nlines"\n\n,\nb@x.org,B')).toEqual([
      [2, { email: 'a@x.org', name: 'two\nlines' }],
      [6, { email: 'b@x.org', name: 'B' }],
    ]);
  });

  test('takes the apostrophe off that an export puts before a formula, and only that one', () => {
    expect(cellsOf("email,name\na@x.org,'=SUM\nb@x.org,'tis")).toEqual([
      [2, { email: 'a@x.org', name: '=SUM' }],
      [3, { email: 'b@x.org', name: "'tis" }],
    ]);
  });

  test('says which line has too many cells, and reads the others', () => {
    const { lines, mistakes } = readPeopleFile('email,name\na@x.org,A,1\nb@x.org,B');
    expect(mistakes).toEqual([{ line: 2, column: null, detail: 'It has 3 cells, the head has 2 cells.' }]);
    expect(lines.map(({ line }) => line)).toEqual([3]);
  });

  test.each([
    ['email,name\na@x.org,"open', 2],
    ['email,name\na@x.org,A\nb@x.org,"B"C', 3],
  ])('says on which line a quotation mark is wrong: %j', (text, line) => {
    expect(readPeopleFile(text)).toMatchObject({ lines: [], mistakes: [{ line, column: null }] });
  });

  test('is empty, has no head that can be read, or is too long', () => {
    expect(readPeopleFile('').mistakes[0]!.detail).toBe('The file is empty.');
    expect(readPeopleFile('a@x.org,Ada').mistakes.map(({ line }) => line)).toEqual([1, 1, 1]);
    const lines = Array.from({ length: MOST_LINES + 1 }, (_, n) => `p${n}@x.org`);
    expect(readPeopleFile(['email', ...lines.slice(1)].join('\n')).mistakes).toEqual([]);
    expect(readPeopleFile(['email', ...lines].join('\n')).mistakes).toMatchObject([{ line: MOST_LINES + 2 }]);
  });
});

test('whatever a cell holds, quoted it is read as it was written', () => {
  const cell = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => text.trim() === text && !/^'[=+\-@\t\r]/.test(text));
  fc.assert(
    fc.property(cell, fc.constantFrom(',', ';'), (text, comma) => {
      const quoted = `"${text.replaceAll('"', '""')}"`;
      expect(cellsOf(`email${comma}name\na@x.org${comma}${quoted}\n`)).toEqual([[2, { email: 'a@x.org', name: text }]]);
    }),
  );
});

test('whatever text is sent, it is read or answered with mistakes that name a line of it', () => {
  const text = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a', '@', 'email', '\uFEFF', ' ') });
  fc.assert(
    fc.property(text, (sent) => {
      const most = sent.split(/\r\n|\r|\n/).length + 1;
      const { lines, mistakes } = readPeopleFile(sent);
      for (const { line } of [...lines, ...mistakes]) expect(line >= 1 && line <= most).toBe(true);
      if (lines.length === 0 && !/email/.test(sent)) expect(mistakes.length).toBeGreaterThan(0);
    }),
  );
});
