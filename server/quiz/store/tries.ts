import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { attempts, extraTries, grades } from '#db/schema/quiz.ts';
import type { QuizKind } from './attempts.ts';

/** The certified tries at one quiz of an enrolment. */
export interface QuizTries {
  /** When each was submitted, in no order. */
  submitted: Temporal.Instant[];
  /** Tries granted beyond the usual ones. */
  granted: number;
  /** The try that is started and not submitted. */
  openAttemptId: string | null;
  isPassed: boolean;
}

/** Tries by enrolment and kind of quiz; one query whatever the number of enrolments. */
export async function readTries(
  db: Queryable,
  enrolmentIds: readonly string[],
): Promise<(enrolmentId: string, quizKind: string) => QuizTries> {
  const tries = new Map<string, QuizTries>();
  const triesAt = (enrolmentId: string, quizKind: string): QuizTries => {
    const key = `${enrolmentId}/${quizKind}`;
    const known = tries.get(key) ?? { submitted: [], granted: 0, openAttemptId: null, isPassed: false };
    tries.set(key, known);
    return known;
  };
  if (enrolmentIds.length === 0) return triesAt;
  for (const row of await triesStatement(db).execute({ ids: `{${enrolmentIds.join(',')}}` })) {
    const entry = triesAt(row.enrolmentId, row.quizKind);
    if (row.attemptId === null) entry.granted++;
    else if (row.submittedAt === null) entry.openAttemptId = row.attemptId;
    else entry.submitted.push(Temporal.Instant.fromEpochMilliseconds(Number(row.submittedAt)));
    entry.isPassed ||= row.passed === true;
  }
  return triesAt;
}

/** In milliseconds, which is how exactly instants are kept everywhere else. */
const outcome = {
  submittedAt: sql<string | null>`floor(extract(epoch from ${grades.submittedAt}) * 1000)`.as('submitted_at'),
  passed: sql<boolean | null>`${grades.passed}`.as('passed'),
};
const GRANT = {
  attemptId: sql<string | null>`null::uuid`,
  submittedAt: sql<string | null>`null::numeric`.as('submitted_at'),
  passed: sql<boolean | null>`null::boolean`.as('passed'),
};

const ids = sql`any(${sql.placeholder('ids')}::uuid[])`;
const triesStatement = prepared((db) => {
  const { enrolmentId, quizKind } = attempts;
  const taken = db
    .select({ enrolmentId, quizKind: sql<string>`${quizKind}`, attemptId: sql<string | null>`${attempts.id}`, ...outcome })
    .from(attempts)
    .leftJoin(grades, eq(grades.attemptId, attempts.id))
    .where(and(sql`${enrolmentId} = ${ids}`, eq(attempts.mode, 'certified')));
  const granted = db
    .select({ enrolmentId: extraTries.enrolmentId, quizKind: sql<string>`${extraTries.quizKind}`, ...GRANT })
    .from(extraTries)
    .where(sql`${extraTries.enrolmentId} = ${ids}`);
  return taken.unionAll(granted).prepare('tries');
});

/** Starts of one quiz wait for each other, so that counting tries and inserting cannot interleave. */
export async function lockQuiz(tx: Transaction, enrolmentId: string, quizKind: QuizKind): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attempts/${enrolmentId}/${quizKind}`}, 0))`);
}

/** @returns whether it is new: one more try for a quiz is granted once. */
export async function insertExtraTry(
  db: Queryable,
  row: { enrolmentId: string; quizKind: QuizKind; grantedBy: string; reason: string; grantedAt: Temporal.Instant },
): Promise<boolean> {
  const rows = await db
    .insert(extraTries)
    .values({ ...row, grantedAt: new Date(row.grantedAt.epochMilliseconds) })
    .onConflictDoNothing()
    .returning({ id: extraTries.id });
  return rows.length > 0;
}
