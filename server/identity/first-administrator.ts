import { addPeople } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { hashToken, newToken } from '#server/shared/secret-token.ts';
import { createAccounts } from './create-accounts.ts';
import { LinkNotUsable } from './reset-password.ts';
import { assertAcceptablePassword } from './rules/password-policy.ts';
import { countOtherAdministrators, lockAdministrators } from './store/accounts.ts';
import { consumeLink, insertLink } from './store/one-time-links.ts';

const LINK_LIVES = Temporal.Duration.from({ hours: 24 });

/** A token that makes the first administrator, once and within a day; null when somebody administers already. */
export async function inviteFirstAdministrator({ db, now }: Pick<Context, 'db' | 'now'>): Promise<string | null> {
  if ((await countOtherAdministrators(db, null)) > 0) return null;
  const token = newToken();
  const link = { tokenHash: hashToken(token), purpose: 'first-administrator', accountId: null } as const;
  const createdAt = now();
  await insertLink(db, { ...link, createdAt, expiresAt: createdAt.add(LINK_LIVES) });
  return token;
}

export interface FirstAdministrator {
  name: string;
  email: string;
  password: string;
  timeZone: string;
}

/**
 * Create the person who sets everything up. Of two who come with links at the same time, one is the first; after that
 * every such link is worth nothing.
 *
 * @returns the person's id. @throws {LinkNotUsable} @throws {PasswordTooWeak} @throws {UnknownTimeZone} @throws {EmailTaken}
 */
export async function createFirstAdministrator(
  context: Context,
  { token, name, email, password, timeZone }: FirstAdministrator & { token: string },
): Promise<string> {
  assertTimeZone(timeZone);
  assertAcceptablePassword(password, email, '#/password');
  return context.db.transaction(async (tx) => {
    const within = { ...context, db: tx };
    await lockAdministrators(tx);
    const link = await consumeLink(tx, hashToken(token), 'first-administrator', context.now());
    if (!link || (await countOtherAdministrators(tx, null)) > 0) throw new LinkNotUsable();
    const [personId] = await addPeople(within, [{ name, email, kind: 'employee', timeZone, joinedOn: utcDay(context) }]);
    await createAccounts(within, [{ personId: personId!, accessRoles: ['administrator', 'ospo-lead'], password }]);
    return personId!;
  });
}
