import { findEdition } from '#server/catalog/index.ts';
import type { QuizPass } from '#server/learning/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { findAttempt } from './store/attempts.ts';
import { findGrade, type StoredGrade } from './store/grades.ts';

/** What others have to know of a passed attempt: the evidence it gives, and the step of the course it completes. */
export interface AttemptShowed {
  evidence: {
    personId: string;
    skillId: string;
    level: number;
    kind: string;
    shownOn: Temporal.PlainDate;
    source: {
      title: string;
      courseId: string;
      attemptId: string;
      enrolmentId: string;
      awareness: Record<string, boolean>;
    };
    sourceKey: string;
  }[];
  pass: QuizPass;
}

/** The UTC day from which what was shown counts. */
export const dayShown = ({ submittedAt }: StoredGrade): Temporal.PlainDate => submittedAt.toZonedDateTimeISO('UTC').toPlainDate();

/**
 * What a certified attempt showed; null when it was not passed.
 *
 * @throws {NotFound} when there is no such attempt, or it is not graded yet.
 */
export async function whatAttemptShowed(context: Context, attemptId: string): Promise<AttemptShowed | null> {
  const [attempt, grade] = await Promise.all([findAttempt(context.db, attemptId), findGrade(context.db, attemptId)]);
  if (!attempt || !grade) throw new NotFound('graded attempt');
  if (!grade.passed) return null;
  const { personId, courseId, enrolmentId, editionId, quizKind } = attempt;
  const edition = await findEdition(context.db, editionId);
  const source = { title: edition!.title, courseId, attemptId, enrolmentId, awareness: grade.awareness };
  const shownOn = dayShown(grade);
  return {
    evidence: grade.shown.map(({ skillId, level }) => ({
      personId,
      skillId,
      level,
      kind: `quiz-${quizKind}`,
      shownOn,
      source,
      sourceKey: `attempt/${attemptId}/${skillId}`,
    })),
    pass: { enrolmentId, quizKind, attemptId, passedAt: grade.submittedAt },
  };
}
