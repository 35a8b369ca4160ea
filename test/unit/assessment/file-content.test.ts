import { describe, expect, test } from 'vitest';
import { fileName, FileNotTaken, FileTooLarge, mediaTypeOf, MOST_BYTES } from '#server/assessment/rules/file-content.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('what a file is', () => {
  test.each([
    ['notes.md', bytes('# Größe\n'), 'text/markdown'],
    ['sbom.JSON', bytes('{"a":1}'), 'application/json'],
    ['build.txt', bytes('\u001b[31mred\u001b[0m\r\n\tline\f'), 'text/plain'],
    ['a.pdf', bytes('%PDF-1.7'), 'application/pdf'],
    ['a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
  ])('%s is taken', (name, content, type) => expect(mediaTypeOf(name, content)).toBe(type));

  test.each([
    ['a.png', bytes('%PDF-1.7')],
    ['a.txt', bytes('%PDF-1.7')],
    ['a.txt', bytes('  <!DOCTYPE html>')],
    ['a.txt', new Uint8Array([0xff, 0xfe, 0x41])],
    ['a.json', bytes('{')],
    ['a.exe', bytes('MZ')],
    ['noending', bytes('text')],
    ['a.txt', bytes('bell \u0007')],
    ['a.txt', bytes('no \u0000')],
    ['a.txt', bytes('delete \u007f')],
    ['a.txt', bytes('of eight bits \u0085')],
    ['a.txt', bytes('')],
  ])('%s that holds something else is not', (name, content) => expect(() => mediaTypeOf(name, content)).toThrow(FileNotTaken));

  test('two mebibytes are taken, one byte more is not', () => {
    expect(mediaTypeOf('a.txt', new Uint8Array(MOST_BYTES).fill(65))).toBe('text/plain');
    expect(() => mediaTypeOf('a.txt', new Uint8Array(MOST_BYTES + 1).fill(65))).toThrow(FileTooLarge);
  });
});

test('a name keeps its last part, without what a header could stumble over', () => {
  expect(fileName('../../etc/passwd.txt')).toBe('passwd.txt');
  expect(fileName('C:\\work\\größe.md')).toBe('größe.md');
  expect(fileName('a"\r\nSet-Cookie: x.txt')).not.toMatch(/["\r\n:]/);
  expect(fileName(`${'x'.repeat(300)}.json`)).toMatch(/^x{115}\.json$/);
});
