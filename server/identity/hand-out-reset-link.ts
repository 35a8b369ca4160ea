import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { issueResetLink, LINK_LIVES } from './reset-password.ts';
import { findAccountOfPerson } from './store/accounts.ts';

export class AccountDisabled extends Refusal {
  constructor() {
    super('conflict', 'identity/account-disabled', 'This account is disabled. Enable it first.');
  }
}

/**
 * A link for an administrator to hand on where mail does not reach. The person is told by mail, so that nobody else can
 * set their password unnoticed.
 *
 * @throws {NotFound} without an account. @throws {AccountDisabled}
 */
export async function handOutResetLink(
  context: Context,
  personId: string,
): Promise<{ token: string; expiresAt: Temporal.Instant }> {
  const account = await findAccountOfPerson(context.db, personId);
  if (!account) throw new NotFound('account');
  if (account.isDisabled) throw new AccountDisabled();
  const requestedAt = context.now();
  return context.db.transaction(async (tx) => {
    const token = await issueResetLink({ ...context, db: tx }, personId);
    const payload = { personId, requestedAt: requestedAt.toString() };
    await publish(tx, { name: 'identity.password-reset-requested', payload });
    return { token, expiresAt: requestedAt.add(LINK_LIVES) };
  });
}
