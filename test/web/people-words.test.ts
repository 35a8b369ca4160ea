import { describe, expect, test } from 'vitest';
import { ACCESS_ROLES } from '#server/shared/context.ts';
import { accountState, GIVEN_ROLES, givenRoles, isGivenRole, roleNames } from '#lib/people-words.ts';
import { scopeWords } from '../../web/routes/account/key-words.ts';
import { rolesIn } from '../../web/routes/admin/people/roles-form.ts';
import { questionOf } from '../../web/routes/admin/people/[personId]/account-question.ts';

const person = { personId: '', name: 'Zoë', email: '', department: null, accessRoles: [] };
const account = (hasAccount: boolean, hasPassword: boolean, isDisabled: boolean) =>
  accountState({ ...person, hasAccount, hasPassword, isDisabled });

describe('people in words', () => {
  test('every access role but learner can be given, and has a name', () => {
    expect(['learner', ...GIVEN_ROLES.map(({ id }) => id)].toSorted()).toEqual([...ACCESS_ROLES].toSorted());
    expect(['learner', 'king', 'auditor'].filter(isGivenRole)).toEqual(['auditor']);
    expect(roleNames(['learner', 'administrator', 'coach'])).toEqual(['Coach', 'Administrator']);
    expect([roleNames(['learner']), roleNames([])]).toEqual([['Learner'], []]);
  });

  test('an auditor is named with the last day, also when it has passed', () => {
    const until = (auditorUntil: string | null, ...accessRoles: ('learner' | 'auditor' | 'coach')[]) =>
      givenRoles({ accessRoles, auditorUntil });
    expect(until('2027-03-31', 'learner', 'coach', 'auditor')).toBe('Coach, Auditor until 31 Mar 2027');
    expect(until('2026-03-31', 'learner')).toBe('Learner, was auditor until 31 Mar 2026');
    expect([until(null, 'learner'), until(null)]).toEqual(['Learner', 'None']);
  });

  test('a day left in the form of somebody who is no auditor is kept there and not sent', () => {
    const form = new FormData();
    form.append('auditorUntil', '2027-03-31');
    form.append('accessRoles', 'coach');
    form.append('accessRoles', 'king');
    expect(rolesIn(form)).toEqual({
      entered: { accessRoles: ['coach'], auditorUntil: '2027-03-31' },
      body: { accessRoles: ['coach'] },
    });
    form.append('accessRoles', 'auditor');
    expect(rolesIn(form).body).toEqual({ accessRoles: ['coach', 'auditor'], auditorUntil: '2027-03-31' });
  });

  test('an account is active, waits for a password, is disabled, or is none', () => {
    expect([
      account(true, true, false),
      account(true, false, false),
      account(true, true, true),
      account(false, false, false),
    ]).toEqual(['active', 'invited', 'disabled', 'none']);
  });

  test('before one’s own account is disabled, it says so', () => {
    expect(questionOf({ name: 'Zoë', isDisabled: false }, true).text).toMatch(/^This is your own account/);
    expect(questionOf({ name: 'Zoë', isDisabled: false }, false)).toMatchObject({ verb: 'disable', isDanger: true });
    expect(questionOf({ name: 'Zoë', isDisabled: true }, false)).toMatchObject({ verb: 'enable', isDanger: false });
  });

  test('scopes read as a sentence', () => {
    expect([scopeWords(['write', 'read']), scopeWords(['read'])]).toEqual(['May read and write', 'May read']);
  });
});
