import { expect, test } from 'vitest';
import { assertAcceptablePassword, PasswordTooWeak } from '#server/identity/rules/password-policy.ts';

const check = (password: string) => () => assertAcceptablePassword(password, 'mira.okafor@example.com');

test('a long phrase is enough, whatever its characters', () => {
  expect(check('river stones and fog')).not.toThrow();
});

test.each(['short', 'mira.okafor@example.com', 'mira.okafor1', 'aaaaaaaaaaaaaaa'])('refuses %s', (password) => {
  expect(check(password)).toThrow(PasswordTooWeak);
});
