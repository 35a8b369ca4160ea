import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { assertAcceptablePassword } from './rules/password-policy.ts';
import { sessionsOf } from './sessions.ts';
import { findAccount, updatePassword } from './store/accounts.ts';

export class WrongPassword extends Refusal {
  constructor() {
    const detail = 'This is not your present password.';
    super('invalid', 'identity/wrong-password', detail, { errors: [{ pointer: '#/currentPassword', detail }] });
  }
}

/**
 * Change one's own password. Every session ends and one new session begins: whoever else was signed in is out.
 *
 * @returns the id of the new session. @throws {WrongPassword} @throws {PasswordTooWeak}
 */
export async function changePassword(
  { db, actor }: Context,
  { currentPassword, newPassword, userAgent }: { currentPassword: string; newPassword: string; userAgent: string | null },
): Promise<string> {
  const account = await findAccount(db, actor.accountId!);
  if (!account?.passwordHash || !(await verifyPassword(currentPassword, account.passwordHash))) throw new WrongPassword();
  assertAcceptablePassword(newPassword, account.email);
  const passwordHash = await hashPassword(newPassword);
  return db.transaction(async (tx) => {
    await updatePassword(tx, account.id, passwordHash);
    const sessions = sessionsOf(tx);
    await sessions.invalidateUserSessions(account.id);
    return (await sessions.createSession(account.id, { userAgent })).id;
  });
}
