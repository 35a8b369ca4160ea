import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * @param {Record<string, string | undefined>} headers
 * @param {string} body As it came, before anything reads it.
 * @param {string} secret As it was shown: whsec_…
 */
export function isFromTributary(headers, body, secret, now = Date.now()) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers;
  if (!id || !at || !signatures || !(Math.abs(now / 1000 - Number(at)) < 300)) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest();
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace('v1,', ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
