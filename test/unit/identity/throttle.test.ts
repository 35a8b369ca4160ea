import { expect, test } from 'vitest';
import { assertMayTry, TooManySignIns, windowStart } from '#server/identity/rules/throttle.ts';

const now = Temporal.Instant.from('2026-11-24T09:07:00Z');

test('windows are quarters of an hour, the same for every process', () => {
  expect(windowStart(now).toString()).toBe('2026-11-24T09:00:00Z');
  expect(windowStart(Temporal.Instant.from('2026-11-24T09:15:00Z')).toString()).toBe('2026-11-24T09:15:00Z');
});

test('the tenth failure of an account and the thirtieth of an address close it until the window ends', () => {
  expect(() => assertMayTry({ account: 9, address: 29 }, now)).not.toThrow();
  expect(() => assertMayTry({ account: 10, address: 0 }, now)).toThrow(TooManySignIns);
  expect(() => assertMayTry({ account: 0, address: 30 }, now)).toThrow(TooManySignIns);
});
