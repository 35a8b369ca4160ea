import { expect, test } from 'vitest';
import { randomFrom, shuffled } from '#server/quiz/rules/random.ts';

test('the same seed gives the same numbers in [0, 1)', () => {
  const [one, other] = [randomFrom('seed'), randomFrom('seed')];
  const numbers = Array.from({ length: 100 }, one);
  expect(Array.from({ length: 100 }, other)).toEqual(numbers);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
});

test('every item comes first about equally often, and the input stays as it is', () => {
  const items = ['a', 'b', 'c', 'd'];
  const first = Array.from({ length: 4000 }, (_, seed) => shuffled(items, randomFrom(String(seed)))[0]!);
  for (const item of items) expect(Math.abs(first.filter((found) => found === item).length - 1000)).toBeLessThan(150);
  expect(items).toEqual(['a', 'b', 'c', 'd']);
});
