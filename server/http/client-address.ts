import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { deriveKey } from '#server/shared/derive-key.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom throttling counts: the person's address, not that of the web server in between. IPv6 by network. */
    readonly clientAddress: string;
  }
}

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
    'x-tributary-signature': signatureOf(deriveKey(appSecret, 'client-address'), client, minuteOf(now)).toString('base64url'),
  };
}

export interface ClientAddressOptions {
  appSecret: string;
  now: () => Temporal.Instant;
}

export const clientAddress = fp<ClientAddressOptions>(
  async (app, { appSecret, now }) => {
    const key = deriveKey(appSecret, 'client-address');
    // Asked for by the few endpoints that throttle; the others do not pay for it.
    app.decorateRequest('clientAddress', {
      getter(this: FastifyRequest) {
        return networkOf(signedAddress(this, key, minuteOf(now())) ?? this.ip);
      },
    });
  },
  { name: 'client-address' },
);

function signedAddress({ headers }: FastifyRequest, key: Buffer, minute: number): string | null {
  const address = headers['x-tributary-client-address'];
  const requestId = headers['x-request-id'] ?? '';
  const signature = headers['x-tributary-signature'];
  if (typeof address !== 'string' || typeof requestId !== 'string' || typeof signature !== 'string') return null;
  const given = Buffer.from(signature, 'base64url');
  const isRight = [minute, minute - 1, minute + 1].some((each) => {
    const expected = signatureOf(key, { address, requestId }, each);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isRight ? address : null;
}

const minuteOf = (now: Temporal.Instant) => Math.floor(now.epochMilliseconds / 60_000);

const signatureOf = (key: Buffer, { address, requestId }: { address: string; requestId: string }, minute: number) =>
  createHmac('sha256', key).update(`${address}\n${requestId}\n${minute}`).digest();

/** An IPv4 address as it is; of an IPv6 address its network of 64 bits, since one person has all of that. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
