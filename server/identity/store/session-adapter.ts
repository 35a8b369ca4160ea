import { createHash } from 'node:crypto';
import { and, desc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Adapter, DatabaseSession } from 'lucia';
import type { Queryable } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { accounts, signInSessions } from '#db/schema/identity.ts';

/** SHA-256 of a session id, in hex: all that is ever stored of it. */
export const sessionHash = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex');

const sessionStatement = prepared((db) =>
  db
    .select({
      accountId: accounts.id,
      personId: accounts.personId,
      accessRoles: accounts.accessRoles,
      auditorUntil: accounts.auditorUntil,
      disabledAt: accounts.disabledAt,
      expiresAt: signInSessions.expiresAt,
      userAgent: signInSessions.userAgent,
    })
    .from(signInSessions)
    .innerJoin(accounts, eq(accounts.id, signInSessions.accountId))
    .where(eq(signInSessions.idHash, sql.placeholder('idHash')))
    .prepare('session'),
);

/** Lucia's seven verbs on our tables. Ids go in as hashes; the id that was asked for is put back. */
export function sessionAdapter(db: Queryable): Adapter {
  const toSession = (
    row: Pick<typeof signInSessions.$inferSelect, 'accountId' | 'expiresAt' | 'userAgent'>,
    sessionId: string,
  ): DatabaseSession => ({
    id: sessionId,
    userId: row.accountId,
    expiresAt: row.expiresAt,
    attributes: { userAgent: row.userAgent },
  });
  return {
    async getSessionAndUser(sessionId) {
      const [row] = await sessionStatement(db).execute({ idHash: sessionHash(sessionId) });
      if (!row || row.disabledAt) return [null, null];
      const { accountId, personId, accessRoles, auditorUntil } = row;
      return [toSession(row, sessionId), { id: accountId, attributes: { personId, accessRoles, auditorUntil } }];
    },
    async getUserSessions(userId) {
      const rows = await db.select().from(signInSessions).where(eq(signInSessions.accountId, userId));
      return rows.map((row) => toSession(row, row.idHash));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await db
        .insert(signInSessions)
        .values({ idHash: sessionHash(id), accountId: userId, expiresAt, userAgent: attributes.userAgent });
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      await db
        .update(signInSessions)
        .set({ expiresAt })
        .where(eq(signInSessions.idHash, sessionHash(sessionId)));
    },
    async deleteSession(sessionId) {
      await db.delete(signInSessions).where(eq(signInSessions.idHash, sessionHash(sessionId)));
    },
    async deleteUserSessions(userId) {
      await db.delete(signInSessions).where(eq(signInSessions.accountId, userId));
    },
    async deleteExpiredSessions() {
      await db.delete(signInSessions).where(lte(signInSessions.expiresAt, new Date()));
    },
  };
}

export interface ListedSession {
  id: string;
  idHash: string;
  createdAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  userAgent: string | null;
}

/** Sessions of an account that are valid now, newest first. */
export async function listSessions(db: Queryable, accountId: string, now: Temporal.Instant): Promise<ListedSession[]> {
  const rows = await db
    .select()
    .from(signInSessions)
    .where(and(eq(signInSessions.accountId, accountId), gt(signInSessions.expiresAt, new Date(now.epochMilliseconds))))
    .orderBy(desc(signInSessions.createdAt));
  return rows.map(({ publicId, idHash, createdAt, expiresAt, userAgent }) => ({
    id: publicId,
    idHash,
    createdAt: createdAt.toTemporalInstant(),
    expiresAt: expiresAt.toTemporalInstant(),
    userAgent,
  }));
}

/** @returns whether there was such a session of that account. */
export async function deleteSession(db: Queryable, accountId: string, publicId: string): Promise<boolean> {
  const rows = await db
    .delete(signInSessions)
    .where(and(eq(signInSessions.accountId, accountId), eq(signInSessions.publicId, publicId)))
    .returning({ id: signInSessions.publicId });
  return rows.length > 0;
}
