import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { secretsWith } from '#server/webhooks/secrets.ts';

const APP_SECRET = 'a secret of the tests, long enough';
const [one, other] = ['0198c0de-0000-4000-8000-000000000001', '0198c0de-0000-4000-8000-000000000002'];

test('a secret is opened for its endpoint alone, with the APP_SECRET it was sealed with', () => {
  const secret = randomBytes(32);
  const sealed = secretsWith(APP_SECRET).seal(one, secret);
  expect(secretsWith(APP_SECRET).unseal(one, sealed).equals(secret)).toBe(true);
  expect(sealed).not.toContain(secret.toString('base64').slice(0, 20));
  expect(() => secretsWith(APP_SECRET).unseal(other, sealed)).toThrow();
  expect(() => secretsWith(`${APP_SECRET}.`).unseal(one, sealed)).toThrow();
});
