import type { Context } from '#server/shared/context.ts';
import type * as contract from './contract.ts';
import type { EnrolmentView } from './view-enrolments.ts';

/** Hand-ins by enrolment and lesson. */
export type HandInStates = ReadonlyMap<string, ReadonlyMap<string, contract.HandInState>>;

/** What learning asks of features it does not see; `features.ts` hands it in. Each asks once, whatever the number of enrolments. */
export interface LearningPorts {
  /** What the quizzes of enrolments allow now. Attempts are of `quiz`. */
  quizzesOf: (context: Context, views: readonly EnrolmentView[]) => Promise<ReadonlyMap<string, contract.QuizState[]>>;
  /** Where the work handed in for labs and workshops stands. Hand-ins are of `assessment`. */
  handInsOf: (context: Context, enrolmentIds: readonly string[]) => Promise<HandInStates>;
}
