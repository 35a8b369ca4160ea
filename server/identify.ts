import type { Database } from '#db/client.ts';
import type { Identify } from './http/context.ts';
import { identifyKeyHolder, identifySession } from './identity/index.ts';

export interface IdentifyDeps {
  db: Database;
}

/** Credentials → actor. Cookie and bearer token lead to the same kind of actor, each by one query. */
export const identifyWith =
  ({ db }: IdentifyDeps): Identify =>
  async (credentials) =>
    'grant' in credentials ? identifyKeyHolder(db, credentials.grant) : identifySession(db, credentials.sessionId);
