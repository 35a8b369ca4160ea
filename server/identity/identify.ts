import type { Queryable } from '#db/client.ts';
import type { Actor } from '#server/shared/context.ts';
import { sessionsOf } from './sessions.ts';

/** Who a session id belongs to; null when it has ended, never was, or its account is disabled. */
export async function identifySession(db: Queryable, sessionId: string): Promise<Actor | null> {
  const { user } = await sessionsOf(db).validateSession(sessionId);
  if (!user) return null;
  return { kind: 'person', accountId: user.id, personId: user.personId, accessRoles: user.accessRoles, scopes: null };
}
