import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_LENGTH, encodeCode, printCode, readCode, startOfCode } from '#server/certificates/rules/code.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('sixteen bytes become 26 letters and digits that nobody confuses', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(encodeCode(some)).toMatch(/^[A-HJ-NP-Z2-9]{26}$/);
      expect(encodeCode(some)).toHaveLength(CODE_LENGTH);
    }),
  );
});

test('different bytes never share a number', () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(encodeCode(one) === encodeCode(other)).toBe(one.every((byte, n) => byte === other[n]));
    }),
  );
});

test('what is printed and typed again is the same number', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const code = encodeCode(some);
      expect(readCode(` ${printCode(code).toLowerCase()} `)).toBe(code);
    }),
  );
});

test('what cannot be a number is none', () => {
  for (const typed of ['', 'ABC', 'O'.repeat(26), `${'A'.repeat(26)}B`]) expect(readCode(typed)).toBeNull();
});

test('a number is known by its beginning, from one group on', () => {
  expect(startOfCode('abcd-efg')).toBe('ABCDEFG');
  expect(startOfCode('A'.repeat(CODE_LENGTH))).toBe('A'.repeat(CODE_LENGTH));
  for (const typed of ['', 'ABC', 'ABC0', 'Mira O', 'A'.repeat(CODE_LENGTH + 1)]) expect(startOfCode(typed)).toBeNull();
});
