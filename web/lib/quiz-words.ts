import type { AttemptView } from '#server/quiz/contract.ts';
import { QUIZ_KINDS } from './course-words.ts';

type Named = Pick<AttemptView, 'quizKind' | 'mode'>;

/** What an attempt is called, as in "Scenario quiz" or "Scenario quiz, practice". */
export const attemptName = ({ quizKind, mode }: Named): string =>
  `${QUIZ_KINDS[quizKind] ?? quizKind}${mode === 'practice' ? ', practice' : ''}`;
