import { expect, test } from 'vitest';
import { AlreadyRevoked, assertMayRevoke, OwnCertificate } from '#server/certificates/rules/revocation.ts';

const certificate = { personId: 'mira', revokedAt: null };
const revoked = { personId: 'mira', revokedAt: Temporal.Instant.from('2026-11-24T09:00Z') };

test('somebody else withdraws a certificate, once', () => {
  expect(() => assertMayRevoke(certificate, 'jonas')).not.toThrow();
  expect(() => assertMayRevoke(revoked, 'jonas')).toThrow(AlreadyRevoked);
});

test('nobody withdraws their own', () => {
  expect(() => assertMayRevoke(certificate, 'mira')).toThrow(OwnCertificate);
  expect(() => assertMayRevoke(revoked, 'mira')).toThrow(OwnCertificate);
});
