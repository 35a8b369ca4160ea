import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { attempts, grades } from '#db/schema/quiz.ts';
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

/**
 * Answers and grade of an attempt wait for each other from here on: a trigger takes the same lock, shared, for each answer.
 * In memory, since every saved answer takes it.
 */
export async function lockAttempt(tx: Transaction, attemptId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attempt/${attemptId}`}, 0))`);
}
