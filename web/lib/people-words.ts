import type { listPeople } from '#server/identity/contract.ts';
import { shortDay } from './format.ts';
import type { Output } from '#server/shared/endpoint.ts';

export type ListedPerson = Output<typeof listPeople>['items'][number];
export type AccessRole = ListedPerson['accessRoles'][number];

/** Access roles besides learner, which everybody has, and what each lets somebody do here. */
export const GIVEN_ROLES: readonly { id: AccessRole; name: string; may: string }[] = [
  { id: 'coach', name: 'Coach', may: 'Offers sessions, marks hand-ins, grants one more try at a quiz.' },
  { id: 'author', name: 'Author', may: 'Sees what courses hold and which facts expire; courses are published from files.' },
  {
    id: 'ospo-lead',
    name: 'OSPO lead',
    may: 'Sees the gap report, leads coaching, fills company slots, withdraws certificates.',
  },
  { id: 'auditor', name: 'Auditor', may: 'Reads the gap report, trails and certificates until a day, and changes nothing.' },
  {
    id: 'administrator',
    name: 'Administrator',
    may: 'Manages people, accounts and departments, slots, jobs and mails, withdraws certificates.',
  },
];

export const isGivenRole = (id: string): id is AccessRole => GIVEN_ROLES.some((role) => role.id === id);

/** Names of access roles as people read them; a learner without others is a learner. */
export function roleNames(roles: readonly string[]): string[] {
  const given = GIVEN_ROLES.filter(({ id }) => roles.includes(id)).map(({ name }) => name);
  return given.length > 0 ? given : roles.includes('learner') ? ['Learner'] : [];
}

/** The same of one person, with the last day of an auditor. */
export function givenRoles({
  accessRoles,
  auditorUntil,
}: {
  accessRoles: readonly string[];
  auditorUntil: string | null;
}): string {
  const names = roleNames(accessRoles).map((name) =>
    name === 'Auditor' && auditorUntil ? `Auditor until ${shortDay(auditorUntil)}` : name,
  );
  const wasAuditor = auditorUntil && !accessRoles.includes('auditor') ? [`was auditor until ${shortDay(auditorUntil)}`] : [];
  return [...names, ...wasAuditor].join(', ') || 'None';
}

export type AccountState = 'none' | 'disabled' | 'invited' | 'active';

export function accountState({
  hasAccount,
  hasPassword,
  isDisabled,
}: Pick<ListedPerson, 'hasAccount' | 'hasPassword' | 'isDisabled'>): AccountState {
  if (!hasAccount) return 'none';
  if (isDisabled) return 'disabled';
  return hasPassword ? 'active' : 'invited';
}

export const ACCOUNT_WORDS: Record<AccountState, string> = {
  none: 'No account',
  disabled: 'Disabled',
  invited: 'No password yet',
  active: 'Active',
};
