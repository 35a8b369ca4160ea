import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { courseCompletions, lessonCompletions, quizPasses } from '#db/schema/learning.ts';
import type { Enrolment } from './enrolments.ts';

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
