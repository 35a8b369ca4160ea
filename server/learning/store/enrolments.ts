import { and, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { slotValuesAsJson } from '#server/catalog/index.ts';
import { courseCompletions, enrolments } from '#db/schema/learning.ts';

export interface Enrolment {
  id: string;
  personId: string;
  courseId: string;
  editionId: string;
  cycle: number;
  enrolledAt: Temporal.Instant;
  completedAt: Temporal.Instant | null;
}

const columns = { enrolment: enrolments, completedAt: courseCompletions.completedAt };
export const toEnrolment = ({
  enrolment,
  completedAt,
}: {
  enrolment: typeof enrolments.$inferSelect;
  completedAt: Date | null;
}): Enrolment => ({
  ...enrolment,
  enrolledAt: enrolment.enrolledAt.toTemporalInstant(),
  completedAt: completedAt?.toTemporalInstant() ?? null,
});

const selectEnrolments = (db: Queryable) =>
  db.select(columns).from(enrolments).leftJoin(courseCompletions, eq(courseCompletions.enrolmentId, enrolments.id));

const readingStatement = prepared((db) =>
  db
    .select({ editionId: enrolments.editionId, slotValues: sql<string | null>`${slotValuesAsJson}::text` })
    .from(enrolments)
    .where(and(eq(enrolments.id, sql.placeholder('id')), eq(enrolments.personId, sql.placeholder('personId'))))
    .prepare('reading'),
);

/** What reading a lesson needs, in one statement: the edition, and all slot values as JSON. Null when it is somebody else's. */
export async function findReading(
  db: Queryable,
  enrolmentId: string,
  personId: string,
): Promise<{ editionId: string; slotValues: string } | null> {
  const [row] = await readingStatement(db).execute({ id: enrolmentId, personId });
  return row ? { editionId: row.editionId, slotValues: row.slotValues ?? '{}' } : null;
}

const enrolmentStatement = prepared((db) =>
  selectEnrolments(db)
    .where(eq(enrolments.id, sql.placeholder('id')))
    .prepare('enrolment'),
);

export async function findEnrolment(db: Queryable, enrolmentId: string): Promise<Enrolment | null> {
  const [row] = await enrolmentStatement(db).execute({ id: enrolmentId });
  return row ? toEnrolment(row) : null;
}

/** One's own enrolment; null when it is somebody else's. */
export async function findOwnEnrolment(db: Queryable, enrolmentId: string, personId: string): Promise<Enrolment | null> {
  const enrolment = await findEnrolment(db, enrolmentId);
  return enrolment?.personId === personId ? enrolment : null;
}

/** Enrolments of a person in a course are made one after the other until the transaction ends. */
export async function lockCourseOf(tx: Transaction, personId: string, courseId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`enrol/${personId}/${courseId}`}, 0))`);
}

export async function latestEnrolment(db: Queryable, personId: string, courseId: string): Promise<Enrolment | null> {
  const [row] = await selectEnrolments(db)
    .where(and(eq(enrolments.personId, personId), eq(enrolments.courseId, courseId)))
    .orderBy(desc(enrolments.cycle))
    .limit(1);
  return row ? toEnrolment(row) : null;
}

export async function completedCourses(db: Queryable, personId: string, courseIds: readonly string[]): Promise<Set<string>> {
  if (courseIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ courseId: courseCompletions.courseId })
    .from(courseCompletions)
    .where(and(eq(courseCompletions.personId, personId), inArray(courseCompletions.courseId, [...courseIds])));
  return new Set(rows.map((row) => row.courseId));
}

export async function insertEnrolment(
  tx: Transaction,
  row: { personId: string; courseId: string; editionId: string; enrolledAt: Temporal.Instant },
): Promise<string> {
  const [last] = await tx
    .select({ cycle: max(enrolments.cycle) })
    .from(enrolments)
    .where(and(eq(enrolments.personId, row.personId), eq(enrolments.courseId, row.courseId)));
  const [inserted] = await tx
    .insert(enrolments)
    .values({ ...row, cycle: (last?.cycle ?? 0) + 1, enrolledAt: new Date(row.enrolledAt.epochMilliseconds) })
    .returning({ id: enrolments.id });
  return inserted!.id;
}

/** Steps of one enrolment are recorded one after the other, so that the last one sees all. */
export async function lockEnrolment(tx: Transaction, enrolmentId: string): Promise<void> {
  await tx.execute(sql`select from enrolments where id = ${enrolmentId} for update`);
}
