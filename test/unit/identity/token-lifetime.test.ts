import { expect, test } from 'vitest';
import { publishedSince, TOKEN_LIVES } from '#server/identity/rules/token-lifetime.ts';

test('a retired key stays published until the last token that it may have signed has expired', () => {
  const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
  expect(publishedSince(now).toString()).toBe('2026-11-24T08:44:00Z');
  expect(TOKEN_LIVES.total('minutes')).toBe(15);
});
