import type { Connection, Database } from '#db/client.ts';
import type { Identify } from './http/context.ts';
import { identifyKeyHolder, identifySession } from './identity/index.ts';
import { rememberActors } from './remember-actors.ts';

export interface IdentifyDeps {
  db: Database;
}

/** Credentials → actor. Cookie and bearer token lead to the same kind of actor, each by one query. */
export const identifyWith =
  ({ db }: IdentifyDeps): Identify =>
  async (credentials) =>
    'grant' in credentials ? identifyKeyHolder(db, credentials.grant) : identifySession(db, credentials.sessionId);

/**
 * The same, remembered while the database tells of changes (`identity_changed`). Until it listens, and whenever it cannot,
 * every request asks.
 */
export function identifyListening({ db, client }: Connection, milliseconds?: () => number): Identify {
  const { identify, forget } = rememberActors(identifyWith({ db }), milliseconds);
  client.listen('identity_changed', forget, forget).catch(() => {});
  return identify;
}
