import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { hashToken } from '#server/shared/secret-token.ts';
import { findHolderBySecret, markUsed, type KeyHolder } from './store/access-keys.ts';

export class AccessKeyNotValid extends Refusal {
  constructor() {
    super('unauthenticated', 'identity/access-key-not-valid', 'This access key is unknown or revoked.');
  }
}

/** Whom to make a bearer token for. @throws {AccessKeyNotValid} also when the account is disabled. */
export async function exchangeAccessKey({ db, now }: Context, secret: string): Promise<KeyHolder> {
  const holder = await findHolderBySecret(db, hashToken(secret));
  if (!holder) throw new AccessKeyNotValid();
  await markUsed(db, holder.keyId, now());
  return holder;
}
