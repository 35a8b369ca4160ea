import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { Queryable } from '#db/client.ts';
import { deriveKey } from '#server/shared/derive-key.ts';
import { seal, unseal } from '#server/shared/seal.ts';
import { insertSigningKey, type PublicJwk, type StoredSigningKey } from './store/signing-keys.ts';

const sealingKeyOf = (appSecret: string) => deriveKey(appSecret, 'signing-keys');

/** Make an Ed25519 key, unless one is active. Its name is its thumbprint (RFC 7638). */
export async function makeSigningKey(db: Queryable, appSecret: string, createdAt: Temporal.Instant): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { kty, crv, x } = publicKey.export({ format: 'jwk' });
  const publicJwk: PublicJwk = { kty: kty!, crv: crv!, x: x! };
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  const privateKeySealed = seal(sealingKeyOf(appSecret), privateKey.export({ type: 'pkcs8', format: 'der' }), kid);
  await insertSigningKey(db, { kid, publicJwk, privateKeySealed, createdAt });
}

/** PEM of the private half; null when it was sealed under another APP_SECRET. */
export function openSigningKey({ kid, privateKeySealed }: StoredSigningKey, appSecret: string): string | null {
  try {
    const key = unseal(sealingKeyOf(appSecret), privateKeySealed, kid);
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch {
    return null;
  }
}
