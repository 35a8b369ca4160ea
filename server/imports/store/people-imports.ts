import { and, desc, eq, getTableColumns, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { peopleImports } from '#db/schema/imports.ts';

/** What was done with a file. */
export interface Outcome {
  added: number;
  changed: number;
  leaving: number;
  same: number;
  accounts: number;
}

export interface PeopleImport {
  id: string;
  uploadedBy: string;
  uploadedAt: Temporal.Instant;
  fileName: string;
  holdsFrom: Temporal.PlainDate;
  opensAccounts: boolean;
  applied: { at: Temporal.Instant; by: string; outcome: Outcome } | null;
}

export interface Upload extends Pick<PeopleImport, 'uploadedBy' | 'uploadedAt' | 'fileName' | 'holdsFrom' | 'opensAccounts'> {
  content: string;
}

export async function insertImport(db: Queryable, { uploadedAt, holdsFrom, ...row }: Upload): Promise<string> {
  const [inserted] = await db
    .insert(peopleImports)
    .values({ ...row, uploadedAt: asDate(uploadedAt), holdsFrom: holdsFrom.toString() })
    .returning({ id: peopleImports.id });
  return inserted!.id;
}

/** An import with its file, which is null once it is applied. */
export async function findImport(db: Queryable, importId: string): Promise<(PeopleImport & { content: string | null }) | null> {
  const [row] = await db.select().from(peopleImports).where(eq(peopleImports.id, importId));
  return row ? { ...toImport(row), content: row.content } : null;
}

/** Latest first, without the files. */
export async function listImports(db: Queryable, limit: number): Promise<PeopleImport[]> {
  const { content: _content, ...columns } = getTableColumns(peopleImports);
  const rows = await db.select(columns).from(peopleImports).orderBy(desc(peopleImports.uploadedAt)).limit(limit);
  return rows.map(toImport);
}

/** Imports wait for each other: each compares its file with what the one before has left. */
export async function lockImports(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('people imports', 0))`);
}

/** What the file held goes with it. */
export async function markApplied(
  tx: Transaction,
  importId: string,
  { at, by, outcome }: { at: Temporal.Instant; by: string | null; outcome: Outcome },
): Promise<void> {
  await tx
    .update(peopleImports)
    .set({ content: null, appliedAt: asDate(at), appliedBy: by, outcome })
    .where(eq(peopleImports.id, importId));
}

/** Only what was not applied; that stays on record. @returns whether there was one. */
export async function deleteImport(db: Queryable, importId: string): Promise<boolean> {
  const rows = await db
    .delete(peopleImports)
    .where(and(eq(peopleImports.id, importId), isNull(peopleImports.appliedAt)))
    .returning({ id: peopleImports.id });
  return rows.length > 0;
}

export async function deleteUnappliedBefore(db: Queryable, before: Temporal.Instant): Promise<void> {
  await db.delete(peopleImports).where(and(isNotNull(peopleImports.content), lt(peopleImports.uploadedAt, asDate(before))));
}

type Row = Omit<typeof peopleImports.$inferSelect, 'content'>;

const asDate = ({ epochMilliseconds }: Temporal.Instant) => new Date(epochMilliseconds);

const toImport = ({ id, uploadedBy, uploadedAt, fileName, holdsFrom, opensAccounts, ...row }: Row): PeopleImport => ({
  id,
  uploadedBy,
  uploadedAt: uploadedAt.toTemporalInstant(),
  fileName,
  holdsFrom: Temporal.PlainDate.from(holdsFrom),
  opensAccounts,
  applied: row.appliedAt && {
    at: row.appliedAt.toTemporalInstant(),
    by: row.appliedBy!,
    outcome: row.outcome as Outcome,
  },
});
