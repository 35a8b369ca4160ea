import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errorsByField, ownPath, refused } from '#lib/server/form.ts';

const problem = { type: '/problems/malformed-request', title: 'Malformed request', status: 400, instance: '/api/v1/session' };

describe('forms', () => {
  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/a b', '', null])(
    'after signing in nobody is led to %s',
    (path) => {
      expect(ownPath(path)).toBe('/');
    },
  );

  test('an own path with its question is kept', () => {
    expect(ownPath('/courses?q=a%20b&stage=S1')).toBe('/courses?q=a%20b&stage=S1');
  });

  test('a malformed field gets the sentence of the page, a refused one its own', () => {
    const errors = [{ pointer: '#/email', detail: 'must NOT have fewer than 1 characters' }];
    expect(errorsByField({ ...problem, errors }, { email: 'Write your address.' })).toEqual({ email: 'Write your address.' });
    const weak = {
      ...problem,
      type: '/problems/identity/password-too-weak',
      errors: [{ pointer: '#/newPassword', detail: 'Too short.' }],
    };
    expect(errorsByField(weak, { newPassword: 'Write one.' })).toEqual({ newPassword: 'Too short.' });
  });

  test('a refusal that names no field is shown at the one it belongs to', () => {
    const taken = { ...problem, type: '/problems/organization/email-taken', status: 409, detail: 'Somebody has it.' };
    expect(refused(taken, {}, { 'organization/email-taken': 'email' }).fields).toEqual({ email: 'Somebody has it.' });
    expect(refused(taken).fields).toEqual({});
  });

  test('no page hides where its forms come from: the browser would send them as from nowhere, and Kit refuse them', () => {
    const files = globSync('web/**/*.{svelte,html,ts}');
    expect(files.filter((file) => readFileSync(file, 'utf8').includes('no-referrer"'))).toEqual([]);
  });

  test('a failure of ours says that nothing is lost', () => {
    expect(refused({ ...problem, type: 'about:blank', status: 500 }).detail).toContain('Nothing you entered is lost');
  });
});
