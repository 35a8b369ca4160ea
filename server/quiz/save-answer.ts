import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { saveAnswer as storeAnswer, saveAnswers as storeAnswers, type SavedAnswer } from './store/answers.ts';
import { findOwnAttempt } from './store/attempts.ts';

export class UnknownOption extends Refusal {
  constructor() {
    const detail = 'The question at this position has no such option.';
    super('invalid', 'quiz/unknown-option', detail, { errors: [{ pointer: '#/chosen', detail }] });
  }
}

/**
 * Save the answer at one position as given; the last one counts.
 *
 * @throws {NotFound} @throws {UnknownOption} @throws {AttemptIsSubmitted}
 */
export async function saveAnswer(context: Context, attemptId: string, answer: SavedAnswer): Promise<void> {
  const personId = actingPerson(context);
  const isSaved = await storeAnswer(context.db, { attemptId, personId, answer, at: context.now() });
  if (isSaved) return;
  const attempt = await findOwnAttempt(context.db, attemptId, personId);
  if (!attempt?.paper[answer.position]) throw new NotFound('question');
  throw new UnknownOption();
}

/** Save the answers of a whole paper, all or none. @throws as for one answer. */
export async function saveAnswers(context: Context, attemptId: string, given: readonly SavedAnswer[]): Promise<void> {
  const personId = actingPerson(context);
  const saved = await storeAnswers(context.db, { attemptId, personId, given, at: context.now() });
  if (saved < given.length) throw new UnknownOption();
}
