import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { hashToken, newToken } from '#server/shared/secret-token.ts';
import { hashPassword } from './passwords.ts';
import { assertAcceptablePassword } from './rules/password-policy.ts';
import { assertMayAskForReset, windowStart } from './rules/throttle.ts';
import { sessionsOf } from './sessions.ts';
import { revokeKeysOf } from './store/access-keys.ts';
import { addHit, countHits, findAccount, findAccountByEmail, findAccountOfPerson, updatePassword } from './store/accounts.ts';
import { consumeLink, consumeLinksOf, insertLink } from './store/one-time-links.ts';

/** How long a link lives that sets a new password. */
export const LINK_LIVES = Temporal.Duration.from({ hours: 1 });

export class LinkNotUsable extends Refusal {
  constructor() {
    super('not-found', 'identity/link-not-usable', 'This link was used already, or is too old. Ask for a new one.');
  }
}

/**
 * Ask for a mail with a link. An unknown address gets the same answer, so that nobody learns who has an account.
 *
 * @throws {TooManyResets} when an address, known or not, was asked for too often.
 */
export async function requestPasswordReset(
  context: Context,
  { email, address }: { email: string; address: string },
): Promise<void> {
  const now = context.now();
  const start = windowStart(now);
  const keys = { account: `reset/account/${email.toLowerCase()}`, address: `reset/address/${address}` };
  const [account, ofAccount, ofAddress] = await Promise.all([
    findAccountByEmail(context.db, email),
    countHits(context.db, keys.account, start),
    countHits(context.db, keys.address, start),
  ]);
  assertMayAskForReset({ account: ofAccount, address: ofAddress }, now);
  await Promise.all([addHit(context.db, keys.account, start), addHit(context.db, keys.address, start)]);
  if (!account || account.isDisabled) return;
  const payload = { personId: account.personId, requestedAt: now.toString() };
  await context.db.transaction((tx) => publish(tx, { name: 'identity.password-reset-requested', payload }));
}

/** A token that lets a person set a new password, once and within an hour. @throws {NotFound} without an account. */
export async function issueResetLink(context: Context, personId: string): Promise<string> {
  const account = await findAccountOfPerson(context.db, personId);
  if (!account) throw new NotFound('account');
  const token = newToken();
  const createdAt = context.now();
  await insertLink(context.db, {
    tokenHash: hashToken(token),
    purpose: 'reset-password',
    accountId: account.id,
    createdAt,
    expiresAt: createdAt.add(LINK_LIVES),
  });
  return token;
}

/**
 * Set a new password with a link's token. Every session ends, and every other link of the account; with the first
 * password, its access keys as well.
 *
 * @throws {LinkNotUsable} @throws {PasswordTooWeak} The link stays usable then.
 */
export async function resetPassword(
  context: Context,
  { token, newPassword }: { token: string; newPassword: string },
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const link = await consumeLink(tx, hashToken(token), 'reset-password', context.now());
    const account = link?.accountId ? await findAccount(tx, link.accountId) : null;
    if (!account || account.isDisabled) throw new LinkNotUsable();
    assertAcceptablePassword(newPassword, account.email);
    await updatePassword(tx, account.id, await hashPassword(newPassword));
    await consumeLinksOf(tx, account.id, context.now());
    // Until now it was an account without a password, for which an administrator may have made keys.
    if (!account.passwordHash) await revokeKeysOf(tx, account.id, context.now());
    await sessionsOf(tx).invalidateUserSessions(account.id);
  });
}
