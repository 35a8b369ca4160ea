import { hkdfSync } from 'node:crypto';

/** 256 bits for one purpose, from the secret that all processes of an installation share (HKDF, RFC 5869). */
export const deriveKey = (appSecret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', appSecret, 'tributary', purpose, 32));
