import type { Context } from '#server/shared/context.ts';
import { hashToken, newToken } from '#server/shared/secret-token.ts';
import { keyOwner } from './key-owner.ts';
import { insertAccessKey, type Scope } from './store/access-keys.ts';

/** Lets a scanner of repositories recognise a secret that was committed by mistake. */
const SECRET_PREFIX = 'tributary_';

/**
 * Create an access key for one's own account, or for an integration's.
 *
 * @returns the secret, which is shown once; only its hash is kept. @throws {NotFound} @throws {AccountIsAPersons}
 */
export async function createAccessKey(
  context: Context,
  { integrationId, name, scopes }: { integrationId: string | null; name: string; scopes: readonly Scope[] },
): Promise<{ id: string; secret: string }> {
  const accountId = await keyOwner(context, integrationId);
  const secret = `${SECRET_PREFIX}${newToken()}`;
  const createdAt = context.now();
  const id = await insertAccessKey(context.db, { accountId, name, scopes, secretHash: hashToken(secret), createdAt });
  return { id, secret };
}
