import { asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { prepared } from '#db/prepared.ts';
import { answers, attempts } from '#db/schema/quiz.ts';
import { Refusal } from '#server/shared/refusal.ts';

export class AttemptIsSubmitted extends Refusal {
  constructor() {
    super('conflict', 'quiz/attempt-is-submitted', 'This attempt is submitted; its answers stay as they were.');
  }
}

export interface SavedAnswer {
  position: number;
  chosen: string[];
  flagged: boolean;
}

const answersStatement = prepared((db) => {
  const { position, chosen, flagged } = answers;
  return db
    .select({ position, chosen, flagged })
    .from(answers)
    .where(eq(answers.attemptId, sql.placeholder('attemptId')))
    .orderBy(asc(position))
    .prepare('answers');
});

export const readAnswers = (db: Queryable, attemptId: string): Promise<SavedAnswer[]> =>
  answersStatement(db).execute({ attemptId });

/** @throws {AttemptIsSubmitted} decided by the database, so that nothing slips in behind a submission. */
const saveStatement = prepared((db) =>
  db
    .insert(answers)
    .select(
      sql`select id, ${sql.placeholder('position')}::smallint, ${sql.placeholder('chosen')}::text[], ${sql.placeholder('flagged')}::boolean,
        ${sql.placeholder('at')}::timestamptz
      from ${attempts} where id = ${sql.placeholder('id')} and person_id = ${sql.placeholder('personId')}
        and paper -> ${sql.placeholder('position')}::int -> 'optionIds' ?& ${sql.placeholder('chosen')}::text[]`,
    )
    .onConflictDoUpdate({
      target: [answers.attemptId, answers.position],
      set: { chosen: sql`excluded.chosen`, flagged: sql`excluded.flagged`, answeredAt: sql`excluded.answered_at` },
    })
    .returning({ position: answers.position })
    .prepare('save_answer'),
);

/**
 * Save an answer if the attempt is one's own and its question has these options: in one statement, since every click does it.
 *
 * @returns whether it was saved. @throws {AttemptIsSubmitted}
 */
export async function saveAnswer(
  db: Queryable,
  { attemptId, personId, answer, at }: { attemptId: string; personId: string; answer: SavedAnswer; at: Temporal.Instant },
): Promise<boolean> {
  const values = { ...answer, id: attemptId, personId, at: at.toString() };
  try {
    return (await saveStatement(db).execute(values)).length > 0;
  } catch (error) {
    if (violates(error, 'attempt_is_open')) throw new AttemptIsSubmitted();
    throw error;
  }
}

/** Save answers of a paper in one statement as well, all of them or none. @returns how many were saved. @throws {AttemptIsSubmitted} */
export async function saveAnswers(
  db: Queryable,
  {
    attemptId,
    personId,
    given,
    at,
  }: { attemptId: string; personId: string; given: readonly SavedAnswer[]; at: Temporal.Instant },
): Promise<number> {
  const statement = sql`
    with given as (
      select a.id, g.*, a.paper -> g.position::int -> 'optionIds' ?& g.chosen as is_known
      from attempts a, jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(position smallint, chosen text[], flagged boolean)
      where a.id = ${attemptId} and a.person_id = ${personId}
    )
    insert into answers (attempt_id, position, chosen, flagged, answered_at)
    select id, position, chosen, flagged, ${at.toString()}::timestamptz from given
    where (select bool_and(coalesce(is_known, false)) from given)
    on conflict (attempt_id, position)
      do update set chosen = excluded.chosen, flagged = excluded.flagged, answered_at = excluded.answered_at
    returning position`;
  try {
    return (await db.execute(statement)).length;
  } catch (error) {
    if (violates(error, 'attempt_is_open')) throw new AttemptIsSubmitted();
    throw error;
  }
}
