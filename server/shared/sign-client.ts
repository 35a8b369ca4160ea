import { createHmac } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

export const clientKey = (appSecret: string): Buffer => deriveKey(appSecret, 'client-address');
export const minuteOf = (now: Temporal.Instant): number => Math.floor(now.epochMilliseconds / 60_000);
export const signatureOf = (
  key: Buffer,
  { address, requestId }: { address: string; requestId: string },
  minute: number,
): Buffer => createHmac('sha256', key).update(`${address}\n${requestId}\n${minute}`).digest();

/**
 * How pages in a process of their own say for whom they call. They send these headers with every call:
 *
 *   x-tributary-client-address  the person's address, as their own server saw it
 *   x-request-id                whatever names the request; left out, it counts as empty
 *   x-tributary-signature       base64url(HMAC-SHA256(key, address + "\n" + request id + "\n" + minute))
 *
 * `key` is HKDF-SHA256(APP_SECRET, salt "tributary", info "client-address", 32 bytes), `minute` the whole minutes since
 * the epoch. One minute more or less is accepted. Headers that do not hold are ignored. Pages in the API's own process
 * need none of this: they pass `remoteAddress` to `inject`.
 */
export function signClient(
  appSecret: string,
  client: { address: string; requestId: string },
  now: Temporal.Instant,
): Record<string, string> {
  return {
    'x-tributary-client-address': client.address,
    'x-request-id': client.requestId,
    'x-tributary-signature': signatureOf(clientKey(appSecret), client, minuteOf(now)).toString('base64url'),
  };
}
