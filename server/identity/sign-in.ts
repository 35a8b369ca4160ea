import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { DECOY_HASH, verifyPassword } from './passwords.ts';
import { assertMayTry, windowStart } from './rules/throttle.ts';
import { sessionsOf } from './sessions.ts';
import { addHit, countHits, findAccountByEmail } from './store/accounts.ts';

export class WrongCredentials extends Refusal {
  constructor() {
    super('unauthenticated', 'identity/wrong-credentials', 'That e-mail address and password do not belong together.');
  }
}

export interface SignIn {
  email: string;
  password: string;
  /** The client's address, for throttling only; it is not kept with the session. */
  address: string;
  userAgent: string | null;
}

/**
 * Open a sign-in session.
 *
 * @returns the session id, which leaves the server once, as a cookie.
 * @throws {WrongCredentials} for an unknown address, a wrong password and a disabled account alike; {TooManySignIns}.
 */
export async function signIn(context: Context, { email, password, address, userAgent }: SignIn): Promise<string> {
  const { db } = context;
  const now = context.now();
  const start = windowStart(now);
  const keys = { account: `sign-in/account/${email.toLowerCase()}`, address: `sign-in/address/${address}` };
  const [account, ofAccount, ofAddress] = await Promise.all([
    findAccountByEmail(db, email),
    countHits(db, keys.account, start),
    countHits(db, keys.address, start),
  ]);
  assertMayTry({ account: ofAccount, address: ofAddress }, now);

  const isRight = await verifyPassword(password, account?.passwordHash ?? DECOY_HASH);
  if (!account || !isRight || !account.passwordHash || account.isDisabled) {
    await Promise.all([addHit(db, keys.account, start), addHit(db, keys.address, start)]);
    throw new WrongCredentials();
  }
  const session = await sessionsOf(db).createSession(account.id, { userAgent: userAgent?.slice(0, 200) ?? null });
  return session.id;
}
