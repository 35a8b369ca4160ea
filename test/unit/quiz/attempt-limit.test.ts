import { expect, test } from 'vitest';
import { assertMayAttempt, AttemptCoolingDown, AttemptLimitReached, triesOf } from '#server/quiz/rules/attempt-limit.ts';

const at = (text: string) => Temporal.Instant.from(text);
const monday = at('2026-11-23T09:00:00Z');

test('the first try needs no waiting, the next one 24 hours', () => {
  expect(() => assertMayAttempt([], 0, monday)).not.toThrow();
  expect(() => assertMayAttempt([monday], 0, at('2026-11-24T08:59:59Z'))).toThrow(AttemptCoolingDown);
  expect(() => assertMayAttempt([monday], 0, at('2026-11-24T09:00:00Z'))).not.toThrow();
});

test('the wait counts from the latest try, whatever the order', () => {
  expect(() => assertMayAttempt([monday, at('2026-11-20T09:00:00Z')], 0, at('2026-11-24T08:00:00Z'))).toThrow(AttemptCoolingDown);
});

test('after three tries none is left but a granted one', () => {
  const three = [monday, monday, monday];
  const later = at('2026-12-24T09:00:00Z');
  expect(() => assertMayAttempt(three, 0, later)).toThrow(AttemptLimitReached);
  expect(() => assertMayAttempt(three, 1, later)).not.toThrow();
});

test('tries are told before they are refused', () => {
  const tomorrow = at('2026-11-24T09:00:00Z');
  expect(triesOf([], 0, monday)).toEqual({ used: 0, left: 3, nextAttemptAt: null });
  expect(triesOf([monday], 0, monday)).toEqual({ used: 1, left: 2, nextAttemptAt: tomorrow });
  expect(triesOf([monday], 0, tomorrow)).toEqual({ used: 1, left: 2, nextAttemptAt: null });
});

test('where none is left, waiting is not offered; a granted one waits like the others', () => {
  const three = [monday, monday, monday];
  expect(triesOf(three, 0, monday)).toEqual({ used: 3, left: 0, nextAttemptAt: null });
  expect(triesOf(three, 1, monday)).toMatchObject({ used: 3, left: 1, nextAttemptAt: at('2026-11-24T09:00:00Z') });
});
