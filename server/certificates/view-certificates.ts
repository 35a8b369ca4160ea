import { actingPerson } from '#server/shared/acting.ts';
import { holds, type Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { readCode } from './rules/code.ts';
import { standingOf, type Standing } from './rules/standing.ts';
import { findCertificateByCode, listCertificatesOf, type Certificate } from './store/certificates.ts';

/** Who sees the register of all certificates. */
export const KEEPERS = ['ospo-lead', 'auditor', 'administrator'] as const;

export type CertificateView = Certificate & { standing: Standing };

/** One's own certificates, newest first. */
export async function listMyCertificates(context: Context): Promise<CertificateView[]> {
  const found = await listCertificatesOf(context.db, actingPerson(context));
  return found.map((certificate) => ({ ...certificate, standing: standingOf(certificate, utcDay(context)) }));
}

/** What anybody with the number may know; null for a number that was never given out. */
export async function verifyCertificate(context: Context, typed: string): Promise<CertificateView | null> {
  const code = readCode(typed);
  const certificate = code ? await findCertificateByCode(context.db, code) : null;
  return certificate && { ...certificate, standing: standingOf(certificate, utcDay(context)) };
}

/**
 * The certificate to be printed: for its holder and for those who see the register.
 *
 * @throws {NotFound} for everybody else.
 */
export async function findPrintable(context: Context, typed: string): Promise<Certificate> {
  const certificate = await verifyCertificate(context, typed);
  const mayPrint = certificate?.personId === context.actor.personId || holds(context.actor, ...KEEPERS);
  if (!certificate || !mayPrint) throw new NotFound('certificate');
  return certificate;
}
