import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { standingOf } from './rules/standing.ts';
import { searchCertificates, type RegisterSearch } from './store/register.ts';
import { verifyCertificate, type CertificateView } from './view-certificates.ts';

/** A page of all certificates, in order. */
export async function listCertificates(
  context: Context,
  search: Omit<RegisterSearch, 'on'>,
): Promise<{ items: CertificateView[]; nextCursor: string | null }> {
  const on = utcDay(context);
  const found = await searchCertificates(context.db, { ...search, on, limit: search.limit + 1 });
  const page = found.slice(0, search.limit);
  return {
    items: page.map((certificate) => ({ ...certificate, standing: standingOf(certificate, on) })),
    nextCursor: found.length > page.length ? page.at(-1)!.id : null,
  };
}

/** One certificate, with the name of whoever withdrew it. @throws {NotFound} */
export async function viewCertificate(
  context: Context,
  typed: string,
): Promise<CertificateView & { revokedByName: string | null }> {
  const certificate = await verifyCertificate(context, typed);
  if (!certificate) throw new NotFound('certificate');
  const [revoker] = certificate.revokedBy ? await findPersons(context.db, [certificate.revokedBy]) : [];
  return { ...certificate, revokedByName: revoker?.name ?? null };
}
