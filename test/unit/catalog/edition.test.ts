import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash, describeChanges } from '#server/catalog/rules/edition.ts';

test('the order of members does not change the hash', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const reversed = Object.fromEntries(Object.entries(content).reverse());
      expect(contentHash(reversed)).toBe(contentHash(content));
    }),
  );
});

test('the order of a list does', () => {
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
});

test('tells what changed', () => {
  const before = {
    head: 'h',
    lessons: [
      { id: 'a', hash: '1' },
      { id: 'b', hash: '1' },
    ],
    bank: [{ id: 'q', hash: '1' }],
  };
  const after = {
    head: 'i',
    lessons: [
      { id: 'a', hash: '2' },
      { id: 'c', hash: '1' },
    ],
    bank: [{ id: 'q', hash: '1' }],
  };
  expect(describeChanges(null, after)).toEqual(['first edition']);
  expect(describeChanges(before, after)).toEqual([
    'course description changed',
    'lesson c added',
    'lesson a changed',
    'lesson b removed',
  ]);
});
