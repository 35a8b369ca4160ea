import { Refusal } from '#server/shared/refusal.ts';

export class OwnCertificate extends Refusal {
  constructor() {
    super('forbidden', 'certificates/own-certificate', 'Nobody withdraws their own certificate. Ask a colleague who may.');
  }
}

export class AlreadyRevoked extends Refusal {
  constructor() {
    super('conflict', 'certificates/already-revoked', 'This certificate is withdrawn already. The first reason stands.');
  }
}

/** Withdrawing happens once, and by somebody else than the holder. @throws {OwnCertificate} @throws {AlreadyRevoked} */
export function assertMayRevoke(
  { personId, revokedAt }: { personId: string; revokedAt: Temporal.Instant | null },
  byPersonId: string,
): void {
  if (personId === byPersonId) throw new OwnCertificate();
  if (revokedAt) throw new AlreadyRevoked();
}
