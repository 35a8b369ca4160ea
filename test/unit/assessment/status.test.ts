import { expect, test } from 'vitest';
import { AlreadyHandedIn, assertTakesTry, statusOf } from '#server/assessment/rules/status.ts';

test('the status is read off the latest try and the draft', () => {
  const latest = { isClaimed: false, decision: null };
  expect(statusOf(null, false)).toBe('none');
  expect(statusOf(null, true)).toBe('draft');
  expect(statusOf(latest, false)).toBe('handed-in');
  expect(statusOf({ ...latest, isClaimed: true }, false)).toBe('in-marking');
  expect(statusOf({ isClaimed: true, decision: 'marked' }, true)).toBe('marked');
  expect(statusOf({ isClaimed: false, decision: 'returned' }, false)).toBe('returned');
  expect(statusOf({ isClaimed: false, decision: 'returned' }, true)).toBe('draft');
});

test('a lesson takes a first try, and another after one came back', () => {
  expect(() => assertTakesTry(null)).not.toThrow();
  expect(() => assertTakesTry({ decision: 'returned' })).not.toThrow();
  expect(() => assertTakesTry({ decision: null })).toThrow(AlreadyHandedIn);
  expect(() => assertTakesTry({ decision: 'marked' })).toThrow(/stands/);
});
