import type { Database } from '#db/client.ts';
import type { Identify } from './http/context.ts';
import { identifySession } from './identity/index.ts';

export interface IdentifyDeps {
  db: Database;
}

/** Credentials → actor. Bearer tokens are not accepted yet, so they identify nobody. */
export const identifyWith =
  ({ db }: IdentifyDeps): Identify =>
  async ({ sessionId }) =>
    sessionId ? identifySession(db, sessionId) : null;
