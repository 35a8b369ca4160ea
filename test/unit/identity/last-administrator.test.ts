import { expect, test } from 'vitest';
import { assertAdministratorRemains, LastAdministrator } from '#server/identity/rules/last-administrator.ts';

const leaves = { isAdministrator: true, staysAdministrator: false };

test('the last administrator stays', () => {
  expect(() => assertAdministratorRemains(leaves, 0)).toThrow(LastAdministrator);
  expect(() => assertAdministratorRemains(leaves, 1)).not.toThrow();
});

test('who is no administrator, or stays one, may change', () => {
  expect(() => assertAdministratorRemains({ isAdministrator: false, staysAdministrator: false }, 0)).not.toThrow();
  expect(() => assertAdministratorRemains({ isAdministrator: true, staysAdministrator: true }, 0)).not.toThrow();
});
