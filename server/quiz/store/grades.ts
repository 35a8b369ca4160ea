import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { grades } from '#db/schema/quiz.ts';
import type { Grade } from '../rules/grading.ts';

export interface StoredGrade extends Grade {
  submittedAt: Temporal.Instant;
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
