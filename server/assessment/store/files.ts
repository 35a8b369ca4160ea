import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { handInDrafts, handInFiles, handIns } from '#db/schema/assessment.ts';

export interface FileFacts {
  fileId: string;
  name: string;
  mediaType: string;
  size: number;
}

export interface NewFile extends Omit<FileFacts, 'fileId'> {
  personId: string;
  content: Uint8Array;
  uploadedAt: Temporal.Instant;
}

const facts = {
  fileId: handInFiles.id,
  name: handInFiles.name,
  mediaType: handInFiles.mediaType,
  size: handInFiles.size,
};

export async function insertFile(db: Queryable, { uploadedAt, ...row }: NewFile): Promise<FileFacts> {
  const [inserted] = await db
    .insert(handInFiles)
    .values({ ...row, uploadedAt: new Date(uploadedAt.epochMilliseconds) })
    .returning(facts);
  return inserted!;
}

export async function findFiles(db: Queryable, ids: readonly string[]): Promise<Map<string, FileFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select(facts)
    .from(handInFiles)
    .where(inArray(handInFiles.id, [...ids]));
  return new Map(rows.map((row) => [row.fileId, row]));
}

export async function ownsFile(db: Queryable, fileId: string, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: handInFiles.id })
    .from(handInFiles)
    .where(and(eq(handInFiles.id, fileId), eq(handInFiles.personId, personId)));
  return rows.length > 0;
}

export async function readFile(db: Queryable, fileId: string) {
  const [row] = await db
    .select({ ...facts, personId: handInFiles.personId, content: handInFiles.content })
    .from(handInFiles)
    .where(eq(handInFiles.id, fileId));
  return row ?? null;
}

/** The hand-ins a file belongs to. */
export async function handInsOfFile(db: Queryable, fileId: string): Promise<string[]> {
  const rows = await db.select({ id: handIns.id }).from(handIns).where(eq(handIns.fileId, fileId));
  return rows.map(({ id }) => id);
}

/** Files that were uploaded before a moment and then neither kept in a draft nor handed in. */
export async function deleteStrayFiles(db: Queryable, before: Temporal.Instant): Promise<void> {
  await db
    .delete(handInFiles)
    .where(
      and(
        lt(handInFiles.uploadedAt, new Date(before.epochMilliseconds)),
        sql`not exists (select from ${handInDrafts} d where d.file_id = ${handInFiles.id})`,
        sql`not exists (select from ${handIns} h where h.file_id = ${handInFiles.id})`,
      ),
    );
}
