import { and, asc, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { slotValuesAsJson } from '#server/catalog/index.ts';
import { courseCompletions, enrolments, lessonCompletions, quizPasses } from '#db/schema/learning.ts';

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
const toEnrolment = ({
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

const ownEnrolmentStatement = prepared((db) =>
  selectEnrolments(db)
    .where(and(eq(enrolments.id, sql.placeholder('id')), eq(enrolments.personId, sql.placeholder('personId'))))
    .prepare('own_enrolment'),
);

/** One's own enrolment; null when it is somebody else's. */
export async function findOwnEnrolment(db: Queryable, enrolmentId: string, personId: string): Promise<Enrolment | null> {
  const [row] = await ownEnrolmentStatement(db).execute({ id: enrolmentId, personId });
  return row ? toEnrolment(row) : null;
}

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

export async function findEnrolment(db: Queryable, enrolmentId: string): Promise<Enrolment | null> {
  const [row] = await selectEnrolments(db).where(eq(enrolments.id, enrolmentId));
  return row ? toEnrolment(row) : null;
}

/** A person's enrolments, newest first. */
export async function listEnrolmentsOf(db: Queryable, personId: string): Promise<Enrolment[]> {
  const rows = await selectEnrolments(db)
    .where(eq(enrolments.personId, personId))
    .orderBy(desc(enrolments.enrolledAt), desc(enrolments.id));
  return rows.map(toEnrolment);
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

export interface DoneSteps {
  lessonIds: Set<string>;
  quizKinds: Set<string>;
  readingLessonId: string | null;
}

/** What was done in each enrolment; one query whatever their number. */
export async function readDone(db: Queryable, enrolmentIds: readonly string[]): Promise<Map<string, DoneSteps>> {
  const done = new Map(
    enrolmentIds.map((id): [string, DoneSteps] => [id, { lessonIds: new Set(), quizKinds: new Set(), readingLessonId: null }]),
  );
  if (enrolmentIds.length === 0) return done;
  const ids = `{${enrolmentIds.join(',')}}`;
  const steps = db.execute<{ enrolment_id: string; what: 'lesson' | 'quiz' | 'reading'; name: string }>(sql`
    select enrolment_id, 'lesson' as what, lesson_id as name from lesson_completions where enrolment_id = any(${ids}::uuid[])
    union all select enrolment_id, 'quiz', quiz_kind from quiz_passes where enrolment_id = any(${ids}::uuid[])
    union all select enrolment_id, 'reading', lesson_id from reading_positions where enrolment_id = any(${ids}::uuid[])`);
  for (const { enrolment_id: enrolmentId, what, name } of await steps) {
    const entry = done.get(enrolmentId)!;
    if (what === 'lesson') entry.lessonIds.add(name);
    if (what === 'quiz') entry.quizKinds.add(name);
    if (what === 'reading') entry.readingLessonId = name;
  }
  return done;
}

export async function insertLessonCompletions(
  tx: Transaction,
  enrolmentId: string,
  lessons: readonly { lessonId: string; at: Temporal.Instant }[],
): Promise<void> {
  await tx
    .insert(lessonCompletions)
    .values(lessons.map(({ lessonId, at }) => ({ enrolmentId, lessonId, completedAt: new Date(at.epochMilliseconds) })))
    .onConflictDoNothing();
}

export async function insertQuizPass(
  tx: Transaction,
  row: { enrolmentId: string; quizKind: string; attemptId: string; at: Temporal.Instant },
): Promise<void> {
  const { at, ...values } = row;
  await tx
    .insert(quizPasses)
    .values({ ...values, passedAt: new Date(at.epochMilliseconds) })
    .onConflictDoNothing();
}

/** @returns whether it was new; the constraint decides, so two reactions racing here announce one completion. */
export async function insertCourseCompletion(tx: Transaction, enrolment: Enrolment, at: Temporal.Instant): Promise<boolean> {
  const { id: enrolmentId, personId, courseId, editionId, cycle } = enrolment;
  const rows = await tx
    .insert(courseCompletions)
    .values({ enrolmentId, personId, courseId, editionId, cycle, completedAt: new Date(at.epochMilliseconds) })
    .onConflictDoNothing()
    .returning({ id: courseCompletions.enrolmentId });
  return rows.length > 0;
}

/** Steps of one enrolment are recorded one after the other, so that the last one sees all. */
export async function lockEnrolment(tx: Transaction, enrolmentId: string): Promise<void> {
  await tx
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(eq(enrolments.id, enrolmentId))
    .orderBy(asc(enrolments.id))
    .for('update');
}

/**
 * Remember where a person reads, in one statement that writes nothing while they stay.
 *
 * @returns whether the enrolment is theirs and its edition has such a lesson.
 */
export async function saveReadingPosition(
  db: Queryable,
  { enrolmentId, lessonId, personId, at }: { enrolmentId: string; lessonId: string; personId: string; at: Temporal.Instant },
): Promise<boolean> {
  const [row] = await db.execute<{ found: boolean }>(sql`
    with place as (
      select e.id from enrolments e join lessons l on l.edition_id = e.edition_id and l.lesson_id = ${lessonId}
      where e.id = ${enrolmentId} and e.person_id = ${personId}
    ), saved as (
      insert into reading_positions (enrolment_id, lesson_id, updated_at)
      select id, ${lessonId}, ${at.toString()}::timestamptz from place
      on conflict (enrolment_id) do update set lesson_id = excluded.lesson_id, updated_at = excluded.updated_at
        where reading_positions.lesson_id is distinct from excluded.lesson_id
    )
    select exists (select from place) as found`);
  return row!.found;
}
