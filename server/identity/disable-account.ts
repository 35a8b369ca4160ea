import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertAdministratorRemains } from './rules/last-administrator.ts';
import { sessionsOf } from './sessions.ts';
import { revokeKeysOf } from './store/access-keys.ts';
import { countOtherAdministrators, findAccountOfPerson, lockAdministrators, updateDisabledAt } from './store/accounts.ts';
import { consumeLinksOf } from './store/one-time-links.ts';

/** Sessions, access keys and links end; what the person achieved stays. @throws {NotFound} @throws {LastAdministrator} */
export async function disableAccount(context: Context, personId: string): Promise<void> {
  const now = context.now();
  await context.db.transaction(async (tx) => {
    await lockAdministrators(tx);
    const account = await findAccountOfPerson(tx, personId);
    if (!account) throw new NotFound('account');
    if (account.isDisabled) return;
    const change = { isAdministrator: account.accessRoles.includes('administrator'), staysAdministrator: false };
    assertAdministratorRemains(change, await countOtherAdministrators(tx, account.id));
    await updateDisabledAt(tx, account.id, now);
    await sessionsOf(tx).invalidateUserSessions(account.id);
    await revokeKeysOf(tx, account.id, now);
    await consumeLinksOf(tx, account.id, now);
    await publish(tx, { name: 'identity.account-disabled', payload: { personId } });
  });
}

/** The person may sign in again; keys that were revoked stay revoked. @throws {NotFound} */
export async function enableAccount(context: Context, personId: string): Promise<void> {
  const account = await findAccountOfPerson(context.db, personId);
  if (!account) throw new NotFound('account');
  await updateDisabledAt(context.db, account.id, null);
}
