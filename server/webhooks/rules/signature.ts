import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';
/** Standard Webhooks asks for 24 at least. */
export const SECRET_BYTES = 32;

/** A secret as its receiver keeps it. */
export const writtenSecret = (bytes: Uint8Array): string => PREFIX + Buffer.from(bytes).toString('base64');

export interface Signed {
  /** The webhook-id: no full stop in it. */
  id: string;
  /** When it is sent, which is not when it happened. */
  at: Temporal.Instant;
  body: string;
}

/** The headers of a delivery (Standard Webhooks 1.0.0), with one signature for each secret. */
export function headersOf({ id, at, body }: Signed, secrets: readonly Uint8Array[]): Record<string, string> {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000));
  const sign = (secret: Uint8Array) => createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${sign(secret)}`).join(' '),
  };
}
