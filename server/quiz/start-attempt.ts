import { findEdition, readBank } from '#server/catalog/index.ts';
import { findOwnEnrolment } from '#server/learning/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import { randomOf, type Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertMayAttempt } from './rules/attempt-limit.ts';
import { drawPaper } from './rules/paper.ts';
import { findOpenAttempt, insertAttempt, type Mode, type QuizKind } from './store/attempts.ts';
import { lockQuiz, readTries } from './store/tries.ts';

/**
 * Start an attempt at a quiz of one's enrolment, or find the one that is open.
 *
 * @throws {NotFound} @throws {AttemptLimitReached} @throws {AttemptCoolingDown}
 */
export async function startAttempt(
  context: Context,
  enrolmentId: string,
  { quizKind, mode }: { quizKind: QuizKind; mode: Mode },
): Promise<string> {
  const personId = actingPerson(context);
  const enrolment = await findOwnEnrolment(context.db, enrolmentId, personId);
  if (!enrolment) throw new NotFound('enrolment');
  const { courseId, editionId } = enrolment;
  const edition = await findEdition(context.db, editionId);
  const quiz = edition!.outline.quizzes.find(({ kind }) => kind === quizKind);
  if (!quiz) throw new NotFound('quiz');
  const bank = await readBank(context.db, editionId, quizKind);
  const startedAt = context.now();

  return context.db.transaction(async (tx) => {
    await lockQuiz(tx, enrolmentId, quizKind);
    const open = await findOpenAttempt(tx, enrolmentId, quizKind, mode);
    if (open) return open.id;
    if (mode === 'certified') {
      const { submitted, granted } = (await readTries(tx, [enrolmentId]))(enrolmentId, quizKind);
      assertMayAttempt(submitted, granted, startedAt);
    }
    const seed = Buffer.from(randomOf(context, 16)).toString('hex');
    const paper = drawPaper(bank, quiz, seed);
    return insertAttempt(tx, {
      enrolmentId,
      personId,
      courseId,
      editionId,
      quizKind,
      mode,
      paper,
      seed,
      lang: edition!.lang,
      startedAt,
    });
  });
}
