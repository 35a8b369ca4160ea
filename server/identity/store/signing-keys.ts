import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { signingKeys } from '#db/schema/identity.ts';

/** An Ed25519 key as others may see it (RFC 8037). */
export interface PublicJwk {
  kty: string;
  crv: string;
  x: string;
}

export interface StoredSigningKey {
  kid: string;
  publicJwk: PublicJwk;
  privateKeySealed: string;
  retiredAt: Temporal.Instant | null;
}

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

/** The active key first, then those that retired after an instant. */
export async function selectSigningKeys(db: Queryable, retiredAfter: Temporal.Instant): Promise<StoredSigningKey[]> {
  const rows = await db
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, asDate(retiredAfter))))
    .orderBy(desc(signingKeys.retiredAt));
  return rows.map(({ kid, publicJwk, privateKeySealed, retiredAt }) => ({
    kid,
    publicJwk: publicJwk as PublicJwk,
    privateKeySealed,
    retiredAt: retiredAt?.toTemporalInstant() ?? null,
  }));
}

/** Nothing happens when another key is active already: `one_signing_key_is_active` has the last word. */
export async function insertSigningKey(
  db: Queryable,
  key: Omit<StoredSigningKey, 'retiredAt'> & { createdAt: Temporal.Instant },
): Promise<void> {
  await db
    .insert(signingKeys)
    .values({ ...key, createdAt: asDate(key.createdAt) })
    .onConflictDoNothing();
}

/** @returns whether it was active until now; of two who retire it, one is told so. */
export async function retireSigningKey(db: Queryable, kid: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .update(signingKeys)
    .set({ retiredAt: asDate(at) })
    .where(and(eq(signingKeys.kid, kid), isNull(signingKeys.retiredAt)))
    .returning({ kid: signingKeys.kid });
  return rows.length > 0;
}
