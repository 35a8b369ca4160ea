import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { hashToken } from '#server/shared/secret-token.ts';
import { utcDay } from '#server/shared/time.ts';
import { rolesOn } from './rules/access-term.ts';
import { findHolderBySecret, markUsed, type KeyHolder } from './store/access-keys.ts';

export class AccessKeyNotValid extends Refusal {
  constructor() {
    super('unauthenticated', 'identity/access-key-not-valid', 'This access key is unknown or revoked.');
  }
}

/** Whom to make a bearer token for. @throws {AccessKeyNotValid} also when the account is disabled. */
export async function exchangeAccessKey(context: Context, secret: string): Promise<KeyHolder> {
  const { db, now } = context;
  const holder = await findHolderBySecret(db, hashToken(secret));
  if (!holder) throw new AccessKeyNotValid();
  await markUsed(db, holder.keyId, now());
  return { ...holder, accessRoles: rolesOn(holder, utcDay(context)) };
}
