/** What a checker is told. A revoked certificate says so even after it expired. */
export type Standing = 'valid' | 'expired' | 'revoked';

export interface Standable {
  /** First day on which it no longer counts; null when nothing of it lapses. */
  expiresOn: Temporal.PlainDate | null;
  revokedAt: Temporal.Instant | null;
}

/** Whether a certificate still counts on a day (UTC). */
export function standingOf({ expiresOn, revokedAt }: Standable, today: Temporal.PlainDate): Standing {
  if (revokedAt) return 'revoked';
  return expiresOn && Temporal.PlainDate.compare(expiresOn, today) <= 0 ? 'expired' : 'valid';
}
