import { addPeople, assertDepartmentExists, placePeople, type NewPerson } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { Forbidden } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { createAccounts } from './create-accounts.ts';
import { assertTerm, type GivenRoles } from './rules/access-term.ts';

export interface PersonRequest extends Omit<NewPerson, 'joinedOn'>, GivenRoles {
  departmentId: string | null;
}

/**
 * Add a person with an account that has no password yet: a one-time link lets them set one. Without a link it can be an
 * integration's.
 *
 * @returns the person's id. @throws {EmailTaken} @throws {UnknownDepartment} @throws {UnknownTimeZone} @throws {AuditorWithoutEnd}
 * @throws {Forbidden} when a key hands out access roles, since these are given in person.
 */
export async function addPerson(
  context: Context,
  { departmentId, accessRoles, auditorUntil, ...person }: PersonRequest,
): Promise<string> {
  assertTimeZone(person.timeZone);
  assertTerm({ accessRoles, auditorUntil }, utcDay(context));
  if (context.actor.kind === 'access-key' && accessRoles.some((role) => role !== 'learner')) {
    throw new Forbidden('Access roles are given in person, not by an access key.');
  }
  if (departmentId) await assertDepartmentExists(context, departmentId);
  return context.db.transaction(async (tx) => {
    const within = { ...context, db: tx };
    const joinedOn = utcDay(context);
    const [personId] = await addPeople(within, [{ ...person, joinedOn }]);
    await createAccounts(within, [{ personId: personId!, accessRoles, auditorUntil }]);
    if (departmentId) await placePeople(within, [{ personId: personId!, departmentId, from: joinedOn }]);
    return personId!;
  });
}
