import { expect, test } from 'vitest';
import { standingOf } from '#server/certificates/rules/standing.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const expiring = (expiresOn: string | null) => ({
  expiresOn: expiresOn ? Temporal.PlainDate.from(expiresOn) : null,
  revokedAt: null,
});

test.each([
  ['2026-11-25', 'valid'],
  ['2026-11-24', 'expired'],
  ['2026-11-23', 'expired'],
  [null, 'valid'],
])('one that expires on %s is %s', (expiresOn, standing) => {
  expect(standingOf(expiring(expiresOn), today)).toBe(standing);
});

test('a withdrawn one is revoked, even after it expired', () => {
  expect(standingOf({ ...expiring('2020-01-01'), revokedAt: Temporal.Instant.from('2026-01-01T00:00Z') }, today)).toBe('revoked');
});
