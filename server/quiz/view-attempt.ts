import { currentFramework, findEdition, lapsesOn, readBank, type Question } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { dayShown } from './what-attempt-showed.ts';
import { readAnswers, type SavedAnswer } from './store/answers.ts';
import { findOwnAttempt, type Attempt } from './store/attempts.ts';
import { findGrade, type StoredGrade } from './store/grades.ts';

export class NotSubmittedYet extends Refusal {
  constructor() {
    super('conflict', 'quiz/not-submitted-yet', 'There is a result once the attempt is submitted.');
  }
}

/** A drawn question as it may be shown before submission: no key, no weight, no explanation, no reason. */
export interface AskedQuestion {
  position: number;
  type: Question['type'];
  case: string | null;
  prompt: string;
  options: { id: string; text: string }[];
  chosen: string[];
  flagged: boolean;
}

export interface AttemptView {
  attempt: Attempt;
  questions: AskedQuestion[];
  isSubmitted: boolean;
}

/** One's attempt with the answers saved so far. @throws {NotFound} */
export async function viewAttempt(context: Context, attemptId: string): Promise<AttemptView> {
  const { attempt, questions, saved, grade } = await load(context, attemptId);
  return {
    attempt,
    questions: questions.map((question, position) => ask(attempt, question, position, saved)),
    isSubmitted: grade !== null,
  };
}

export interface AttemptResult {
  attempt: Attempt;
  grade: StoredGrade;
  passPercent: number;
  /** The level of each skill and the day it lapses; practice shows nothing that could lapse. */
  shown: { skillId: string; level: number; lapsesOn: string | null }[];
  questions: (Omit<AskedQuestion, 'options'> & {
    /** As they stood, each with why it is wrong: null for right ones, and in editions that do not say it. */
    options: (AskedQuestion['options'][number] & { why: string | null })[];
    share: number;
    correct: string[];
    explanation: string;
    lessonId: string;
    mustNotMiss: boolean;
  })[];
}

/** The result with an explanation of each question, why wrong options are wrong, and the lesson to reread. @throws {NotFound} @throws {NotSubmittedYet} */
export async function viewResult(context: Context, attemptId: string): Promise<AttemptResult> {
  const { attempt, questions, saved, grade } = await load(context, attemptId);
  if (!grade) throw new NotSubmittedYet();
  const explained = questions.map((question, position) => explain(ask(attempt, question, position, saved), question, grade));
  const [edition, framework] = await Promise.all([findEdition(context.db, attempt.editionId), currentFramework(context)]);
  const shown = grade.shown.map(({ skillId, level }) => {
    const skill = attempt.mode === 'certified' ? framework.skills.find(({ id }) => id === skillId) : undefined;
    return { skillId, level, lapsesOn: skill ? lapsesOn(dayShown(grade), skill.validityMonths).toString() : null };
  });
  const { passPercent } = edition!.outline.quizzes.find(({ kind }) => kind === attempt.quizKind)!;
  return { attempt, grade, passPercent, shown, questions: explained };
}

function explain(asked: AskedQuestion, question: Question, { shares }: StoredGrade): AttemptResult['questions'][number] {
  const whyOf = new Map(question.options.map(({ id, why }) => [id, why ?? null]));
  return {
    ...asked,
    options: asked.options.map((option) => ({ ...option, why: whyOf.get(option.id) ?? null })),
    share: shares[question.id] ?? 0,
    correct: question.options.filter((option) => option.correct).map(({ id }) => id),
    explanation: question.explanation,
    lessonId: question.lesson,
    mustNotMiss: question.mustNotMiss,
  };
}

async function load(context: Context, attemptId: string) {
  const attempt = await findOwnAttempt(context.db, attemptId, actingPerson(context));
  if (!attempt) throw new NotFound('attempt');
  const [bank, saved, grade] = await Promise.all([
    readBank(context.db, attempt.editionId, attempt.quizKind),
    readAnswers(context.db, attemptId),
    findGrade(context.db, attemptId),
  ]);
  const byId = new Map(bank.map((question) => [question.id, question]));
  return { attempt, questions: attempt.paper.map(({ questionId }) => byId.get(questionId)!), saved, grade };
}

function ask(attempt: Attempt, question: Question, position: number, saved: readonly SavedAnswer[]): AskedQuestion {
  const texts = new Map(question.options.map(({ id, text }) => [id, text]));
  const answer = saved.find((candidate) => candidate.position === position);
  return {
    position,
    type: question.type,
    case: question.case ?? null,
    prompt: question.prompt,
    options: attempt.paper[position]!.optionIds.map((id) => ({ id, text: texts.get(id)! })),
    chosen: answer?.chosen ?? [],
    flagged: answer?.flagged ?? false,
  };
}
