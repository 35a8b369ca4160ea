import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterTry, hasFailedTooLong, MOST_TRIES, type Answer } from '#server/webhooks/rules/retry.ts';

const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
const answered = (status: number, retryAfterSeconds: number | null = null): Answer => ({
  status,
  retryAfterSeconds,
  failure: null,
});
const NO_ANSWER: Answer = { status: null, retryAfterSeconds: null, failure: 'no-answer' };
const first = { tries: 1, isTest: false, now, chance: 0 };

test.each([200, 201, 202, 204, 299])('%i is a yes', (status) =>
  expect(afterTry(answered(status), first)).toEqual({ is: 'delivered' }),
);

test.each([
  [301, 'redirects'],
  [308, 'redirects'],
  [400, 'refused'],
  [401, 'refused'],
  [404, 'refused'],
  [429, 'refused'],
  [500, 'refused'],
  [503, 'refused'],
])('%i is tried again', (status, failure) =>
  expect(afterTry(answered(status), first)).toEqual({ is: 'waiting', failure, again: now.add({ seconds: 5 }) }),
);

test('410 ends the endpoint, whichever try it is', () => {
  expect(afterTry(answered(410), first)).toEqual({ is: 'ended' });
  expect(afterTry(answered(410), { ...first, tries: MOST_TRIES, isTest: true })).toEqual({ is: 'ended' });
});

test('pauses grow, over about a day; then it has failed', () => {
  let at = now;
  const pauses: number[] = [];
  for (let tries = 1; tries < MOST_TRIES; tries++) {
    const verdict = afterTry(NO_ANSWER, { ...first, now: at, tries });
    if (verdict.is !== 'waiting') throw new Error(verdict.is);
    pauses.push(at.until(verdict.again).total('seconds'));
    at = verdict.again;
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  const hours = now.until(at).total('hours');
  expect([hours > 22, hours < 30]).toEqual([true, true]);
  expect(afterTry(NO_ANSWER, { ...first, tries: MOST_TRIES })).toEqual({ is: 'failed', failure: 'no-answer' });
});

test('a test is tried once', () => {
  expect(afterTry(answered(500), { ...first, isTest: true })).toEqual({ is: 'failed', failure: 'refused' });
});

test('a receiver that asks for a longer pause gets it, within bounds', () => {
  const again = (retryAfter: number) => afterTry(answered(503, retryAfter), first);
  expect(again(3600)).toMatchObject({ again: now.add({ seconds: 3600 }) });
  expect(again(1)).toMatchObject({ again: now.add({ seconds: 5 }) });
  expect(again(999_999_999)).toMatchObject({ again: now.add({ hours: 10 }) });
});

test('chance adds a tenth at most, and never takes away', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: MOST_TRIES - 1 }), (chance, tries) => {
      const pauseWith = (by: number) => {
        const verdict = afterTry(NO_ANSWER, { ...first, tries, chance: by });
        return verdict.is === 'waiting' ? now.until(verdict.again).total('seconds') : 0;
      };
      expect(pauseWith(chance)).toBeGreaterThanOrEqual(pauseWith(0));
      expect(pauseWith(chance)).toBeLessThanOrEqual(pauseWith(0) * 1.1 + 0.001);
    }),
  );
});

test('five days of nothing but failures are too long', () => {
  expect(hasFailedTooLong(now.subtract({ hours: 120 }), now)).toBe(true);
  expect(hasFailedTooLong(now.subtract({ hours: 119, minutes: 59 }), now)).toBe(false);
});
