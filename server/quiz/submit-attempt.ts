import { findEdition, readBank } from '#server/catalog/index.ts';
import { publish } from '#server/events/outbox.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { grade } from './rules/grading.ts';
import { readAnswers } from './store/answers.ts';
import { findOwnAttempt, lockAttempt } from './store/attempts.ts';
import { findGrade, insertGrade, type StoredGrade } from './store/grades.ts';

/**
 * Grade the saved answers, once: submitting again gives the same grade.
 *
 * @throws {NotFound} when the attempt is not one's own.
 */
export async function submitAttempt(context: Context, attemptId: string): Promise<StoredGrade> {
  const attempt = await findOwnAttempt(context.db, attemptId, actingPerson(context));
  if (!attempt) throw new NotFound('attempt');
  const { editionId, quizKind, paper, enrolmentId, personId, courseId } = attempt;
  const [edition, bank] = await Promise.all([findEdition(context.db, editionId), readBank(context.db, editionId, quizKind)]);
  const quiz = edition!.outline.quizzes.find(({ kind }) => kind === quizKind)!;
  const questionById = new Map(bank.map((question) => [question.id, question]));
  const questions = paper.map(({ questionId }) => questionById.get(questionId)!);

  return context.db.transaction(async (tx) => {
    await lockAttempt(tx, attemptId);
    const earlier = await findGrade(tx, attemptId);
    if (earlier) return earlier;
    const saved = await readAnswers(tx, attemptId);
    const chosen = new Map(saved.map(({ position, chosen }) => [paper[position]!.questionId, chosen]));
    const graded = { ...grade(questions, chosen, quiz), submittedAt: context.now() };
    await insertGrade(tx, attemptId, graded);
    if (attempt.mode === 'certified') {
      const payload = { attemptId, enrolmentId, personId, courseId, quizKind, passed: graded.passed };
      await publish(tx, { name: 'quiz.attempt-graded', payload });
    }
    return graded;
  });
}
export type { StoredGrade } from './store/grades.ts';
