import { asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { noteViews, sessionNotes } from '#db/schema/coaching.ts';
import { asPerson } from './as-person.ts';

export interface Note {
  sessionId: string;
  subjectId: string;
  authorId: string;
  kind: 'shared' | 'private';
  bodySealed: string;
  expiresAt: Temporal.Instant;
  writtenAt: Temporal.Instant;
}

/** Notes about some persons that the reader may see and that have not expired. */
export async function readNotes(
  db: Database,
  readerId: string,
  { subjectIds, now }: { subjectIds: readonly string[]; now: Temporal.Instant },
): Promise<Note[]> {
  if (subjectIds.length === 0) return [];
  return asPerson(db, readerId, (tx) => selectNotes(tx, inArray(sessionNotes.subjectId, [...subjectIds]), now));
}

/** Notes in the order they were written, of those that row policies show. */
export async function selectNotes(tx: Transaction, condition: SQL, now: Temporal.Instant): Promise<Note[]> {
  const rows = await tx.select().from(sessionNotes).where(condition).orderBy(asc(sessionNotes.writtenAt), asc(sessionNotes.id));
  return rows
    .map(({ id: _id, expiresAt, writtenAt, ...note }) => ({
      ...note,
      expiresAt: expiresAt.toTemporalInstant(),
      writtenAt: writtenAt.toTemporalInstant(),
    }))
    .filter(({ expiresAt }) => Temporal.Instant.compare(now, expiresAt) < 0);
}

/** Write a note, or write it anew. */
export async function putNote(db: Database, { expiresAt, writtenAt, ...note }: Note): Promise<void> {
  const row = { ...note, expiresAt: new Date(expiresAt.epochMilliseconds), writtenAt: new Date(writtenAt.epochMilliseconds) };
  await asPerson(db, note.authorId, (tx) =>
    tx
      .insert(sessionNotes)
      .values(row)
      .onConflictDoUpdate({
        target: [sessionNotes.sessionId, sessionNotes.subjectId, sessionNotes.authorId, sessionNotes.kind],
        set: { bodySealed: row.bodySealed, expiresAt: row.expiresAt, writtenAt: row.writtenAt },
      }),
  );
}

/** @returns how many were deleted. */
export async function deleteExpiredNotes(db: Database, now: Temporal.Instant): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('tributary.expired_by', ${now.toString()}, true)`);
    const rows = await tx
      .delete(sessionNotes)
      .where(sql`${sessionNotes.expiresAt} <= ${now.toString()}::timestamptz`)
      .returning({ id: sessionNotes.id });
    return rows.length;
  });
}

/** Somebody read notes about others; each of those can see it. */
export async function insertNoteViews(
  db: Database,
  view: { sessionId: string; viewerId: string; subjectIds: readonly string[]; at: Temporal.Instant },
): Promise<void> {
  const others = view.subjectIds.filter((subjectId) => subjectId !== view.viewerId);
  if (others.length === 0) return;
  const { sessionId, viewerId, at } = view;
  await db
    .insert(noteViews)
    .values(others.map((subjectId) => ({ sessionId, viewerId, subjectId, viewedAt: new Date(at.epochMilliseconds) })));
}

export async function noteViewsOf(
  db: Database,
  subjectId: string,
  sessionId: string,
): Promise<{ viewerId: string; viewedAt: Temporal.Instant }[]> {
  const rows = await db
    .select()
    .from(noteViews)
    .where(sql`${eq(noteViews.subjectId, subjectId)} and ${eq(noteViews.sessionId, sessionId)}`)
    .orderBy(asc(noteViews.viewedAt))
    .limit(100);
  return rows.map(({ viewerId, viewedAt }) => ({ viewerId, viewedAt: viewedAt.toTemporalInstant() }));
}
