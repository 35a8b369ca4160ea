import { createPublicKey } from 'node:crypto';
import type { Context } from '#server/shared/context.ts';
import { makeSigningKey, openSigningKey } from './make-signing-key.ts';
import { rotateSigningKey } from './rotate-signing-key.ts';
import { publishedSince, RING_LIVES } from './rules/token-lifetime.ts';
import { selectSigningKeys, type PublicJwk, type StoredSigningKey } from './store/signing-keys.ts';

/** A key as published (RFC 7517). */
export type PublishedJwk = PublicJwk & { kid: string; alg: 'EdDSA'; use: 'sig' };

/** The signing keys as one process knows them: read at most once a minute, or when a key is unknown. */
export interface SigningKeyRing {
  active: () => Promise<{ kid: string; privateKey: string }>;
  /** PEM of a key that may have signed a token that is still good; null for any other. */
  publicKey: (kid: string) => Promise<string | null>;
  published: () => Promise<PublishedJwk[]>;
}

/** Tokens with invented key names do not make the database work more often than this. */
const PATIENCE = Temporal.Duration.from({ seconds: 1 });

export function signingKeyRing(surroundings: Pick<Context, 'db' | 'now'>, appSecret: string): SigningKeyRing {
  const { db, now } = surroundings;
  let known: { keys: StoredSigningKey[]; readAt: Temporal.Instant } | null = null;

  const read = async (maxAge: Temporal.Duration): Promise<StoredSigningKey[]> => {
    if (known && Temporal.Instant.compare(known.readAt.add(maxAge), now()) > 0) return known.keys;
    const readAt = now();
    known = { keys: await selectSigningKeys(db, publishedSince(readAt)), readAt };
    return known.keys;
  };
  const active = async () => {
    const key = (await read(RING_LIVES)).find(({ retiredAt }) => !retiredAt);
    const privateKey = key && openSigningKey(key, appSecret);
    if (privateKey) return { kid: key.kid, privateKey };
    // None yet, or sealed under another APP_SECRET: whoever comes first makes one, the others find it.
    await (key ? rotateSigningKey(surroundings, appSecret) : makeSigningKey(db, appSecret, now()));
    known = null;
    const made = (await read(RING_LIVES)).find(({ retiredAt }) => !retiredAt)!;
    return { kid: made.kid, privateKey: openSigningKey(made, appSecret)! };
  };
  const named = (keys: readonly StoredSigningKey[], kid: string) => keys.find((key) => key.kid === kid);

  return {
    active,
    async publicKey(kid) {
      const key = named(await read(RING_LIVES), kid) ?? named(await read(PATIENCE), kid);
      return key ? toPem(key.publicJwk) : null;
    },
    async published() {
      await active();
      return (await read(RING_LIVES)).map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }));
    },
  };
}

const toPem = (jwk: PublicJwk) =>
  createPublicKey({ key: { ...jwk }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
