import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { keyOwner } from './key-owner.ts';
import { revokeKey, selectAccessKeys, type AccessKey } from './store/access-keys.ts';

/** The keys of one's own account, or of an integration's. @throws {NotFound} @throws {AccountIsAPersons} */
export async function listAccessKeys(context: Context, integrationId: string | null): Promise<AccessKey[]> {
  return selectAccessKeys(context.db, await keyOwner(context, integrationId));
}

/** From now on the key and every token made with it lead nowhere. @throws {NotFound} @throws {AccountIsAPersons} */
export async function revokeAccessKey(context: Context, integrationId: string | null, keyId: string): Promise<void> {
  const accountId = await keyOwner(context, integrationId);
  if (!(await revokeKey(context.db, accountId, keyId, context.now()))) throw new NotFound('access key');
}
