import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { sessionsOf } from './sessions.ts';
import { deleteSession, listSessions, sessionHash, type ListedSession } from './store/session-adapter.ts';

/** End the session one came with; nothing happens when it has ended already. */
export async function signOut({ db }: Context, sessionId: string): Promise<void> {
  await sessionsOf(db).invalidateSession(sessionId);
}

export interface OwnSession extends Omit<ListedSession, 'idHash'> {
  isCurrent: boolean;
}

/** One's sessions that are valid now, newest first. */
export async function listOwnSessions(context: Context, currentSessionId: string | null): Promise<OwnSession[]> {
  const current = currentSessionId ? sessionHash(currentSessionId) : null;
  const sessions = await listSessions(context.db, context.actor.accountId!, context.now());
  return sessions.map(({ idHash, ...session }) => ({ ...session, isCurrent: idHash === current }));
}

/** @throws {NotFound} when it is not one's own, or has ended. */
export async function endOwnSession({ db, actor }: Context, publicId: string): Promise<void> {
  if (!(await deleteSession(db, actor.accountId!, publicId))) throw new NotFound('session');
}
