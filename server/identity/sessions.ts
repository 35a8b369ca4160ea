import { Lucia, TimeSpan } from 'lucia';
import type { Queryable } from '#db/client.ts';
import type { AccessRole } from '#server/shared/context.ts';
import { sessionAdapter } from './store/session-adapter.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof sessionsOf>;
    DatabaseUserAttributes: { personId: string; accessRoles: string[]; auditorUntil: string | null };
    DatabaseSessionAttributes: { userAgent: string | null };
  }
}

/** Sessions slide: each use after half of this renews them. */
const LIFETIME = new TimeSpan(30, 'd');

/** The one place that sets Lucia up. Lucia reads the clock itself; nothing of ours depends on that. */
export const sessionsOf = (db: Queryable) =>
  new Lucia(sessionAdapter(db), {
    sessionExpiresIn: LIFETIME,
    getUserAttributes: ({ personId, accessRoles, auditorUntil }) => ({
      personId,
      accessRoles: accessRoles as AccessRole[],
      auditorUntil: auditorUntil === null ? null : Temporal.PlainDate.from(auditorUntil),
    }),
  });

/** Forget sessions that nobody can use any more. */
export const endExpiredSessions = (db: Queryable): Promise<void> => sessionsOf(db).deleteExpiredSessions();

/** Seconds a session cookie lives in the browser. */
export const SESSION_SECONDS = LIFETIME.seconds();
