import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { departmentFigures, departmentSnapshots } from '#db/schema/skills.ts';
import type { Counts, DepartmentCounts } from '../rules/counts.ts';
import { NO_COUNTS } from '../rules/counts.ts';

const NAMES = Object.keys(NO_COUNTS) as (keyof Counts)[];
const CHUNK = 2000;

/** Add differences to the figures; rows that come to nothing go, so that a rebuild gives equal rows. */
export async function addToFigures(tx: Transaction, changes: readonly DepartmentCounts[], at: Temporal.Instant): Promise<void> {
  if (changes.length === 0) return;
  const refreshedAt = new Date(at.epochMilliseconds);
  const plus = Object.fromEntries(
    NAMES.map((name) => [name, sql`${departmentFigures[name]} + excluded.${sql.identifier(snake(name))}`]),
  );
  // A difference may be negative, which the row's own check would refuse: add to a row that is there.
  await tx
    .insert(departmentFigures)
    .values(changes.map(({ departmentId, skillId }) => ({ departmentId, skillId, ...NO_COUNTS, refreshedAt })))
    .onConflictDoNothing();
  for (let start = 0; start < changes.length; start += CHUNK) {
    await tx
      .insert(departmentFigures)
      .values(changes.slice(start, start + CHUNK).map((change) => ({ ...change, refreshedAt })))
      .onConflictDoUpdate({
        target: [departmentFigures.departmentId, departmentFigures.skillId],
        set: { ...plus, refreshedAt },
      });
  }
  const nothing = NAMES.map((name) => sql`${departmentFigures[name]} = 0`);
  const departmentIds = [...new Set(changes.map((change) => change.departmentId))];
  await tx.delete(departmentFigures).where(and(inArray(departmentFigures.departmentId, departmentIds), ...nothing));
}

export async function deleteAllFigures(tx: Transaction): Promise<void> {
  await tx.delete(departmentFigures);
}

export interface DepartmentFigures extends DepartmentCounts {
  refreshedAt: Temporal.Instant;
}

/** Counts of all departments, or of one skill in all of them. Grows with departments and skills, never with people. */
export async function readFigures(db: Queryable, skillId: string | null = null): Promise<DepartmentFigures[]> {
  const rows = await db
    .select()
    .from(departmentFigures)
    .where(skillId === null ? undefined : eq(departmentFigures.skillId, skillId))
    .orderBy(asc(departmentFigures.departmentId), asc(departmentFigures.skillId));
  return rows.map((row) => ({ ...row, refreshedAt: row.refreshedAt.toTemporalInstant() }));
}

export interface Snapshot {
  departmentId: string;
  month: string;
  definitionsVersion: string;
  frameworkNumber: number;
  /** Counts over all skills, and over those that may be shown outside the department; null when none may. */
  figures: { own: Counts; outside: Counts | null };
  takenAt: Temporal.Instant;
}

/** The first snapshot of a month stays; taking it again changes nothing. */
export async function insertSnapshots(db: Queryable, snapshots: readonly Snapshot[]): Promise<void> {
  if (snapshots.length === 0) return;
  await db
    .insert(departmentSnapshots)
    .values(snapshots.map((snapshot) => ({ ...snapshot, takenAt: new Date(snapshot.takenAt.epochMilliseconds) })))
    .onConflictDoNothing();
}

export async function readSnapshots(db: Queryable, departmentId: string): Promise<Snapshot[]> {
  const rows = await db
    .select()
    .from(departmentSnapshots)
    .where(eq(departmentSnapshots.departmentId, departmentId))
    .orderBy(asc(departmentSnapshots.month));
  return rows.map((row) => ({
    ...row,
    figures: row.figures as Snapshot['figures'],
    takenAt: row.takenAt.toTemporalInstant(),
  }));
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
