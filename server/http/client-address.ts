import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { clientKey, minuteOf, signatureOf } from '#server/shared/sign-client.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom throttling counts: the person's address, not that of the web server in between. IPv6 by network. */
    readonly clientAddress: string;
  }
}

export interface ClientAddressOptions {
  appSecret: string;
  now: () => Temporal.Instant;
}

export const clientAddress = fp<ClientAddressOptions>(
  async (app, { appSecret, now }) => {
    const key = clientKey(appSecret);
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
