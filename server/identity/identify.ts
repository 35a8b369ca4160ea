import type { Queryable } from '#db/client.ts';
import type { Actor } from '#server/shared/context.ts';
import { sessionsOf } from './sessions.ts';
import { findHolder } from './store/access-keys.ts';

/** Who a session id belongs to; null when it has ended, never was, or its account is disabled. */
export async function identifySession(db: Queryable, sessionId: string): Promise<Actor | null> {
  const { user } = await sessionsOf(db).validateSession(sessionId);
  if (!user) return null;
  return { kind: 'person', accountId: user.id, personId: user.personId, accessRoles: user.accessRoles, scopes: null };
}

/** Who holds the access key that a token names; null when it was revoked since, or its account disabled. */
export async function identifyKeyHolder(
  db: Queryable,
  { accessKeyId, accountId }: { accessKeyId: string; accountId: string },
): Promise<Actor | null> {
  const holder = await findHolder(db, accessKeyId, accountId);
  if (!holder) return null;
  const { personId, accessRoles, scopes } = holder;
  return { kind: 'access-key', accountId, personId, accessRoles, scopes };
}
