import type { Actor, Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { rolesOn, type GivenRoles } from './rules/access-term.ts';
import { sessionsOf } from './sessions.ts';
import { findHolder } from './store/access-keys.ts';

/** Who a session id belongs to; null when it has ended, never was, or its account is disabled. */
export async function identifySession(context: Pick<Context, 'db' | 'now'>, sessionId: string): Promise<Actor | null> {
  const { user } = await sessionsOf(context.db).validateSession(sessionId);
  if (!user) return null;
  const { id: accountId, personId } = user;
  return { kind: 'person', accountId, personId, ...countingToday(user, context), scopes: null };
}

/** Who holds the access key that a token names; null when it was revoked since, or its account disabled. */
export async function identifyKeyHolder(
  context: Pick<Context, 'db' | 'now'>,
  { accessKeyId, accountId }: { accessKeyId: string; accountId: string },
): Promise<Actor | null> {
  const holder = await findHolder(context.db, accessKeyId, accountId);
  if (!holder) return null;
  const { personId, scopes } = holder;
  return { kind: 'access-key', accountId, personId, ...countingToday(holder, context), scopes };
}

function countingToday(given: GivenRoles, context: Pick<Context, 'now'>): Pick<Actor, 'accessRoles' | 'auditorUntil'> {
  const accessRoles = rolesOn(given, utcDay(context));
  return { accessRoles, auditorUntil: accessRoles.includes('auditor') ? given.auditorUntil : null };
}
