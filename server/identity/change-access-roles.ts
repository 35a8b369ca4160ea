import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { assertTerm, type GivenRoles } from './rules/access-term.ts';
import { assertAdministratorRemains } from './rules/last-administrator.ts';
import { countOtherAdministrators, findAccountOfPerson, lockAdministrators, updateAccessRoles } from './store/accounts.ts';

/**
 * Give an account exactly these access roles, besides learner; an auditor's until a day.
 *
 * @throws {AuditorWithoutEnd} @throws {NotFound} @throws {LastAdministrator}
 */
export async function changeAccessRoles(context: Context, personId: string, given: GivenRoles): Promise<void> {
  assertTerm(given, utcDay(context));
  await context.db.transaction(async (tx) => {
    await lockAdministrators(tx);
    const account = await findAccountOfPerson(tx, personId);
    if (!account) throw new NotFound('account');
    const change = {
      isAdministrator: account.accessRoles.includes('administrator') && !account.isDisabled,
      staysAdministrator: given.accessRoles.includes('administrator'),
    };
    assertAdministratorRemains(change, await countOtherAdministrators(tx, account.id));
    await updateAccessRoles(tx, account.id, given);
  });
}
