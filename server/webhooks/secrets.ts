import { deriveKey } from '#server/shared/derive-key.ts';
import { seal, unseal } from '#server/shared/seal.ts';

/** Secrets of endpoints are used with each delivery, so they are kept: encrypted, and bound to their endpoint. */
export interface Secrets {
  seal: (endpointId: string, secret: Uint8Array) => string;
  /** @throws when it belongs to another endpoint, or APP_SECRET is another one. */
  unseal: (endpointId: string, sealed: string) => Buffer;
}

export function secretsWith(appSecret: string): Secrets {
  const key = deriveKey(appSecret, 'webhooks');
  return {
    seal: (endpointId, secret) => seal(key, Buffer.from(secret), endpointId),
    unseal: (endpointId, sealed) => unseal(key, sealed, endpointId),
  };
}
