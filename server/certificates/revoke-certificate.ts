import { publish } from '#server/events/outbox.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { AlreadyRevoked, assertMayRevoke } from './rules/revocation.ts';
import { insertRevocation } from './store/certificates.ts';
import { viewCertificate } from './view-register.ts';

/**
 * Withdraw a certificate, with the reason kept. The row of the certificate stays as it is; the holder is told.
 *
 * @throws {NotFound} @throws {OwnCertificate} @throws {AlreadyRevoked} also when somebody else was faster.
 */
export async function revokeCertificate(context: Context, typed: string, reason: string): Promise<void> {
  const revokedBy = actingPerson(context);
  const { id: certificateId, ...certificate } = await viewCertificate(context, typed);
  assertMayRevoke(certificate, revokedBy);
  await context.db.transaction(async (tx) => {
    const isFirst = await insertRevocation(tx, { certificateId, reason, revokedBy, revokedAt: context.now() });
    if (!isFirst) throw new AlreadyRevoked();
    await publish(tx, { name: 'certificates.revoked', payload: { certificateId, personId: certificate.personId } });
  });
}
