import { describe, expect, test } from 'vitest';
import { assertMayCall } from '#server/http/access.ts';
import type { Actor } from '#server/shared/context.ts';

const coach: Actor = { kind: 'person', accountId: 'a', personId: 'p', accessRoles: ['learner', 'coach'], scopes: null };
const key = (...scopes: string[]): Actor => ({ ...coach, kind: 'access-key', scopes });
const outcome = (...args: Parameters<typeof assertMayCall>) => {
  try {
    assertMayCall(...args);
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('assertMayCall', () => {
  const signedIn = { access: 'signed-in', inPerson: false } as const;
  const auditors = { access: ['auditor'], inPerson: false } as const;

  test('asks nobody for anything where everybody may call', () => {
    expect(outcome(null, { access: 'public', inPerson: false }, 'POST')).toBe('allowed');
  });

  test('tells apart who is not signed in and who lacks the access role', () => {
    expect(outcome(null, auditors, 'GET')).toBe('not-signed-in');
    expect(outcome(coach, auditors, 'GET')).toBe('forbidden');
    expect(outcome(coach, { access: ['auditor', 'coach'], inPerson: false }, 'GET')).toBe('allowed');
  });

  test('holds a key to its scopes; HEAD looks like GET', () => {
    expect(outcome(key('read'), signedIn, 'GET')).toBe('allowed');
    expect(outcome(key('read'), signedIn, 'HEAD')).toBe('allowed');
    expect(outcome(key('read'), signedIn, 'PUT')).toBe('forbidden');
    expect(outcome(key('write'), signedIn, 'GET')).toBe('forbidden');
    expect(outcome(key('write'), signedIn, 'DELETE')).toBe('allowed');
  });

  test('refuses a key what has to be done in person', () => {
    expect(outcome(key('read', 'write'), { access: 'signed-in', inPerson: true }, 'POST')).toBe('forbidden');
    expect(outcome(coach, { access: 'signed-in', inPerson: true }, 'POST')).toBe('allowed');
  });
});
