import { NotSignedIn } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { findAccountOfPerson } from './store/accounts.ts';

export class AccountIsAPersons extends Refusal {
  constructor() {
    const detail = 'Somebody signs in with this account, so only they make keys for it. Create an account for the integration.';
    super('conflict', 'identity/account-is-a-persons', detail);
  }
}

/**
 * The account whose keys are meant: one's own, or an integration's, which is an account without a password. So an
 * administrator can let a program in, but cannot act as a colleague unseen.
 *
 * @throws {NotFound} without an account. @throws {AccountIsAPersons}
 */
export async function keyOwner(context: Context, integrationId: string | null): Promise<string> {
  if (integrationId === null) {
    if (!context.actor.accountId) throw new NotSignedIn();
    return context.actor.accountId;
  }
  const account = await findAccountOfPerson(context.db, integrationId);
  if (!account) throw new NotFound('account');
  if (account.passwordHash) throw new AccountIsAPersons();
  return account.id;
}
