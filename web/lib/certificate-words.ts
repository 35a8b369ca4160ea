import type { CertificateFacts } from '#server/certificates/contract.ts';
import type { Me } from '#server/identity/contract.ts';
import { day, dateOf } from './format.ts';

const KEEPERS = ['ospo-lead', 'auditor', 'administrator'];
const REVOKERS = ['ospo-lead', 'administrator'];
type Roles = Pick<Me, 'accessRoles'> | null;

/** Whether somebody has the register of certificates in their menu. The API decides; pages only offer what it allows. */
export const mayKeepRegister = (me: Roles): boolean => me?.accessRoles.some((role) => KEEPERS.includes(role)) ?? false;

/** Whether somebody may withdraw certificates of others. */
export const mayRevoke = (me: Roles): boolean => me?.accessRoles.some((role) => REVOKERS.includes(role)) ?? false;

export type Standing = CertificateFacts['standing'];

export const STANDING_WORDS: Record<Standing, string> = {
  valid: 'Valid',
  expired: 'No longer current',
  revoked: 'Withdrawn',
};

/** A number in groups of four, as people read it. */
export const printedCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** What somebody typed as the address has it: case, spaces and hyphens do not matter. */
export const typedCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '').slice(0, 64);

/** How long a certificate counts, in one sentence; days in UTC, as the certificate has them. */
export function standingSentence(certificate: CertificateFacts): string {
  const { standing, expiresOn, revokedAt } = certificate;
  if (standing === 'revoked') return `The issuer withdrew it on ${dateOf(revokedAt!, 'UTC')} (UTC). It must not be relied on.`;
  if (!expiresOn) return 'It shows no skill, so nothing of it lapses.';
  return standing === 'expired' ? `It counted until ${day(expiresOn)}.` : `It counts until ${day(expiresOn)}.`;
}
