import { expect, test } from 'vitest';
import { deriveKey } from '#server/shared/derive-key.ts';
import { seal, unseal } from '#server/shared/seal.ts';

const key = deriveKey('a secret of the tests, long enough', 'signing-keys');
const text = Buffer.from('a private key');

test('what was sealed opens with the same key and label, and with no other', () => {
  const sealed = seal(key, text, 'one');
  expect(unseal(key, sealed, 'one')).toEqual(text);
  expect(() => unseal(key, sealed, 'other')).toThrow();
  expect(() => unseal(deriveKey('another secret, also long enough', 'signing-keys'), sealed, 'one')).toThrow();
  const touched = Buffer.from(sealed, 'base64');
  touched[touched.length - 1]! ^= 1;
  expect(() => unseal(key, touched.toString('base64'), 'one')).toThrow();
});

test('the same text never looks the same twice, and a key serves one purpose', () => {
  expect(seal(key, text, 'one')).not.toBe(seal(key, text, 'one'));
  expect(deriveKey('a secret of the tests, long enough', 'client-address')).not.toEqual(key);
});
