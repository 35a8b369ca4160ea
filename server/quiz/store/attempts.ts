import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { prepared } from '#db/prepared.ts';
import { answers, attempts, grades } from '#db/schema/quiz.ts';
import { Refusal } from '#server/shared/refusal.ts';
import type { Grade } from '../rules/grading.ts';
import type { PaperItem } from '../rules/paper.ts';

export type QuizKind = 'knowledge' | 'scenario';
export type Mode = 'practice' | 'certified';

export interface Attempt {
  id: string;
  enrolmentId: string;
  personId: string;
  courseId: string;
  editionId: string;
  quizKind: QuizKind;
  mode: Mode;
  paper: PaperItem[];
  startedAt: Temporal.Instant;
}

export interface StoredGrade extends Grade {
  submittedAt: Temporal.Instant;
}

export class AttemptIsSubmitted extends Refusal {
  constructor() {
    super('conflict', 'quiz/attempt-is-submitted', 'This attempt is submitted; its answers stay as they were.');
  }
}

const columns = {
  id: attempts.id,
  enrolmentId: attempts.enrolmentId,
  personId: attempts.personId,
  courseId: attempts.courseId,
  editionId: attempts.editionId,
  quizKind: attempts.quizKind,
  mode: attempts.mode,
  paper: attempts.paper,
  startedAt: attempts.startedAt,
};
type Row = Omit<Attempt, 'paper' | 'startedAt'> & { paper: unknown; startedAt: Date };
const toAttempt = (row: Row): Attempt => ({
  ...row,
  paper: row.paper as PaperItem[],
  startedAt: row.startedAt.toTemporalInstant(),
});

const attemptStatement = prepared((db) =>
  db
    .select(columns)
    .from(attempts)
    .where(eq(attempts.id, sql.placeholder('id')))
    .prepare('attempt'),
);

export async function findAttempt(db: Queryable, attemptId: string): Promise<Attempt | null> {
  const [row] = await attemptStatement(db).execute({ id: attemptId });
  return row ? toAttempt(row) : null;
}

/** One's own attempt; null when it is somebody else's. */
export async function findOwnAttempt(db: Queryable, attemptId: string, personId: string): Promise<Attempt | null> {
  const attempt = await findAttempt(db, attemptId);
  return attempt?.personId === personId ? attempt : null;
}

const openAttemptStatement = prepared((db) =>
  db
    .select(columns)
    .from(attempts)
    .leftJoin(grades, eq(grades.attemptId, attempts.id))
    .where(
      and(
        eq(attempts.enrolmentId, sql.placeholder('enrolmentId')),
        eq(attempts.quizKind, sql.placeholder('quizKind')),
        eq(attempts.mode, sql.placeholder('mode')),
        isNull(grades.attemptId),
      ),
    )
    .orderBy(desc(attempts.startedAt))
    .limit(1)
    .prepare('open_attempt'),
);

/** The attempt at a quiz that is started and not submitted. */
export async function findOpenAttempt(
  db: Queryable,
  enrolmentId: string,
  quizKind: QuizKind,
  mode: Mode,
): Promise<Attempt | null> {
  const [row] = await openAttemptStatement(db).execute({ enrolmentId, quizKind, mode });
  return row ? toAttempt(row) : null;
}

const insertAttemptStatement = prepared((db) =>
  db
    .insert(attempts)
    .values({
      enrolmentId: sql.placeholder('enrolmentId'),
      personId: sql.placeholder('personId'),
      courseId: sql.placeholder('courseId'),
      editionId: sql.placeholder('editionId'),
      quizKind: sql.placeholder('quizKind'),
      mode: sql.placeholder('mode'),
      seed: sql.placeholder('seed'),
      paper: sql.placeholder('paper'),
      lang: sql.placeholder('lang'),
      startedAt: sql.placeholder('startedAt'),
    })
    .returning({ id: attempts.id })
    .prepare('insert_attempt'),
);

export async function insertAttempt(
  tx: Transaction,
  attempt: Omit<Attempt, 'id'> & { seed: string; lang: string },
): Promise<string> {
  const startedAt = new Date(attempt.startedAt.epochMilliseconds);
  const [row] = await insertAttemptStatement(tx).execute({ ...attempt, startedAt });
  return row!.id;
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

/**
 * Answers and grade of an attempt wait for each other from here on: a trigger takes the same lock, shared, for each answer.
 * In memory, since every saved answer takes it.
 */
export async function lockAttempt(tx: Transaction, attemptId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attempt/${attemptId}`}, 0))`);
}

const gradeStatement = prepared((db) =>
  db
    .select()
    .from(grades)
    .where(eq(grades.attemptId, sql.placeholder('attemptId')))
    .prepare('grade'),
);

export async function findGrade(db: Queryable, attemptId: string): Promise<StoredGrade | null> {
  const [row] = await gradeStatement(db).execute({ attemptId });
  if (!row) return null;
  const details = row.details as Omit<Grade, 'scorePercent' | 'passed'>;
  return { ...details, scorePercent: row.scorePercent, passed: row.passed, submittedAt: row.submittedAt.toTemporalInstant() };
}

export async function insertGrade(
  tx: Transaction,
  attemptId: string,
  { submittedAt, scorePercent, passed, ...details }: StoredGrade,
): Promise<void> {
  await tx
    .insert(grades)
    .values({ attemptId, scorePercent, passed, details, submittedAt: new Date(submittedAt.epochMilliseconds) });
}
