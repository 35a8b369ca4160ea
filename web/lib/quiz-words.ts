import type { QuizState } from '#server/learning/contract.ts';
import type { AttemptView } from '#server/quiz/contract.ts';
import { QUIZ_KINDS } from './course-words.ts';
import { capital, inWords, momentOf } from './format.ts';

type Named = Pick<AttemptView, 'quizKind' | 'mode'>;

/** What an attempt is called, as in "Scenario quiz" or "Scenario quiz, practice". */
export const attemptName = ({ quizKind, mode }: Named): string =>
  `${QUIZ_KINDS[quizKind] ?? quizKind}${mode === 'practice' ? ', practice' : ''}`;

type Tries = Pick<QuizState, 'triesUsed' | 'triesLeft' | 'nextAttemptAt' | 'openAttemptId'>;

/** Whether a certified try may begin or go on now. */
export const mayTry = ({ triesLeft, nextAttemptAt }: Tries): boolean => triesLeft > 0 && nextAttemptAt === null;

const left = ({ triesLeft }: Tries) => `${capital(inWords(triesLeft))} ${triesLeft === 1 ? 'try' : 'tries'} left.`;

/** What a certified quiz allows now, in one or two sentences. */
export function triesSentence(quiz: Tries, timeZone: string, now: Date = new Date()): string {
  const { triesUsed, triesLeft, nextAttemptAt, openAttemptId } = quiz;
  if (triesLeft === 0)
    return `${triesUsed === 1 ? 'The one try is' : `All ${inWords(triesUsed)} tries are`} used. A coach can grant one more.`;
  if (openAttemptId) return `You have begun a try; your answers are kept. ${left(quiz)}`;
  return nextAttemptAt ? `Not yet. Try again from ${momentOf(nextAttemptAt, timeZone, now)}. ${left(quiz)}` : left(quiz);
}
