import type { Context } from '#server/shared/context.ts';
import { makeSigningKey } from './make-signing-key.ts';
import { publishedSince } from './rules/token-lifetime.ts';
import { retireSigningKey, selectSigningKeys } from './store/signing-keys.ts';

/**
 * Retire the signing key and make another. The retired one stays published until its last token has expired; running
 * processes take the new one within a minute. Of two rotations at once, one rotates.
 */
export async function rotateSigningKey({ db, now }: Pick<Context, 'db' | 'now'>, appSecret: string): Promise<void> {
  await db.transaction(async (tx) => {
    const at = now();
    const active = (await selectSigningKeys(tx, publishedSince(at))).find(({ retiredAt }) => !retiredAt);
    if (active && !(await retireSigningKey(tx, active.kid, at))) return;
    await makeSigningKey(tx, appSecret, at);
  });
}
