import { expect, test } from 'vitest';
import { afterFailure } from '#server/notifications/rules/retry.ts';

const now = Temporal.Instant.from('2026-11-24T09:00:00Z');

test.each(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'EAUTH'])(
  '%s: the server is away, which costs no try however often',
  (code) => {
    const verdict = afterFailure({ code, responseCode: 535 }, 1000, now);
    expect(verdict).toMatchObject({ isFinal: false, isServerAway: true });
  },
);

test('refused for good, it has failed at once', () => {
  expect(afterFailure({ code: 'EENVELOPE', responseCode: 550 }, 1, now)).toEqual({ isFinal: true });
  expect(afterFailure({ code: 'EMESSAGE', responseCode: 554 }, 1, now)).toEqual({ isFinal: true });
});

test('refused for now, it has five tries with longer and longer pauses', () => {
  const pauses = [1, 2, 3, 4].map((tries) => {
    const verdict = afterFailure({ code: 'EENVELOPE', responseCode: 451 }, tries, now);
    return verdict.isFinal ? null : verdict.again.since(now).total('minutes');
  });
  expect(pauses).toEqual([1, 4, 16, 60]);
  expect(afterFailure({ code: 'EENVELOPE', responseCode: 451 }, 5, now)).toEqual({ isFinal: true });
});

test('a mistake of ours is no endless loop either', () => {
  expect(afterFailure({}, 5, now)).toEqual({ isFinal: true });
});
