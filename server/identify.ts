import type { Connection } from '#db/client.ts';
import type { Identify } from './http/context.ts';
import type { Context } from './shared/context.ts';
import { identifyKeyHolder, identifySession } from './identity/index.ts';
import { rememberActors, type Clocks } from './remember-actors.ts';

/** Credentials → actor. Cookie and bearer token lead to the same kind of actor, each by one query. */
export const identifyWith =
  (context: Pick<Context, 'db' | 'now'>): Identify =>
  async (credentials) =>
    'grant' in credentials ? identifyKeyHolder(context, credentials.grant) : identifySession(context, credentials.sessionId);

/**
 * The same, remembered while the database tells of changes (`identity_changed`). Until it listens, and whenever it cannot,
 * every request asks.
 */
export function identifyListening({ db, client }: Connection, clocks: Clocks): Identify {
  const { identify, forget } = rememberActors(identifyWith({ db, now: clocks.now }), clocks);
  client.listen('identity_changed', forget, forget).catch(() => {});
  return identify;
}
