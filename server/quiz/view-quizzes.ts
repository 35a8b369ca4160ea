import { viewEnrolment, type EnrolmentView, type QuizState } from '#server/learning/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { triesOf } from './rules/attempt-limit.ts';
import { readTries } from './store/tries.ts';

/** What each quiz of some enrolments asks for and allows now, by enrolment. One query whatever their number. */
export async function quizzesOf(context: Context, views: readonly EnrolmentView[]): Promise<Map<string, QuizState[]>> {
  const tries = await readTries(
    context.db,
    views.map(({ enrolment }) => enrolment.id),
  );
  const stateOf = ({ enrolment, edition, done }: EnrolmentView): QuizState[] =>
    edition.outline.quizzes.map(({ kind, draw, passPercent, states }) => {
      const { submitted, granted, openAttemptId, isPassed } = tries(enrolment.id, kind);
      const { used, left, nextAttemptAt } = triesOf(submitted, granted, context.now());
      return {
        kind,
        draw,
        passPercent,
        states,
        // Learning takes note of a pass a moment after the grade.
        isPassed: isPassed || done.quizKinds.has(kind),
        triesUsed: used,
        triesLeft: left,
        nextAttemptAt: openAttemptId ? null : (nextAttemptAt?.toString() ?? null),
        openAttemptId,
      };
    });
  return new Map(views.map((view) => [view.enrolment.id, stateOf(view)]));
}

/** One quiz of one's enrolment. @throws {NotFound} */
export async function viewQuiz(context: Context, enrolmentId: string, quizKind: string): Promise<QuizState> {
  const quizzes = await quizzesOf(context, [await viewEnrolment(context, enrolmentId)]);
  const quiz = quizzes.get(enrolmentId)?.find(({ kind }) => kind === quizKind);
  if (!quiz) throw new NotFound('quiz');
  return quiz;
}
