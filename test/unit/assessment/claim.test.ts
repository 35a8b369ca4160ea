import { expect, test } from 'vitest';
import { claimEndsAt, claimsHoldSince } from '#server/assessment/rules/claim.ts';

test('a claim holds for three days, seen from either end', () => {
  const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
  expect(claimsHoldSince(now).toString()).toBe('2026-11-21T09:00:00Z');
  expect(claimEndsAt(claimsHoldSince(now)).equals(now)).toBe(true);
});
