import type { CourseFile, QuestionFile } from './course-schema.ts';

/** A bank holds at least this many times what a quiz draws, so that a second try is a different one. */
const BANK_FACTOR = 3;
/** Items drawn of each skill × level that a quiz states. */
const ITEMS_PER_STATE = 3;

/** Questions each lesson has at least, so that none is taught and never asked. */
const ITEMS_PER_LESSON = 5;

export interface BankMistake {
  /** Position in the bank, or null when the bank as a whole is meant. */
  index: number | null;
  message: string;
}

/** What is wrong with each question, and with the bank for the quizzes that draw from it. */
export function checkBank(course: CourseFile, bank: readonly QuestionFile[], lessonIds: ReadonlySet<string>): BankMistake[] {
  return [
    ...bank.flatMap((question, index) => checkQuestion(question, index, bank, lessonIds)),
    ...checkLessons(bank, lessonIds),
    ...checkDraws(course, bank),
  ];
}

function checkQuestion(
  question: QuestionFile,
  index: number,
  bank: readonly QuestionFile[],
  lessonIds: ReadonlySet<string>,
): BankMistake[] {
  const messages: string[] = [];
  const correct = question.options.filter((option) => option.correct).length;
  if (bank.findIndex(({ id }) => id === question.id) !== index) messages.push('is not the only question with this id');
  if (!lessonIds.has(question.lesson)) messages.push(`names the lesson ${question.lesson}, which the course does not have`);
  if (new Set(question.options.map((option) => option.id)).size !== question.options.length)
    messages.push('has two options with one id');
  if (question.type === 'truefalse' && question.options.length !== 2)
    messages.push('is true or false and needs exactly two options');
  if (question.type !== 'multiple' && correct !== 1) messages.push(`needs exactly one right option, not ${correct}`);
  if (question.type === 'multiple' && correct === 0) messages.push('needs a right option');
  if (question.type === 'multiple' && correct === question.options.length) messages.push('needs a wrong option');
  if (question.options.some((option) => option.correct && option.why)) messages.push('says why a right option is wrong');
  if (question.type !== 'truefalse' && question.options.some((option) => !option.correct && !option.why))
    messages.push('does not say why each wrong option is wrong');
  if (question.mustNotMiss && question.quiz !== 'scenario') messages.push('must not be missed, which only scenario quizzes know');
  const cap = question.quiz === 'knowledge' ? 1 : 2;
  if (question.level > cap) messages.push(`asks for level ${question.level}, but a ${question.quiz} quiz shows ${cap} at most`);
  return messages.map((message) => ({ index, message: `${question.id} ${message}` }));
}

function checkLessons(bank: readonly QuestionFile[], lessonIds: ReadonlySet<string>): BankMistake[] {
  return [...lessonIds]
    .map((id) => ({ id, held: bank.filter(({ lesson }) => lesson === id).length }))
    .filter(({ held }) => held < ITEMS_PER_LESSON)
    .map(({ id, held }) => ({ index: null, message: `the lesson ${id} needs ${ITEMS_PER_LESSON} questions, not ${held}` }));
}

function checkDraws({ quizzes }: CourseFile, bank: readonly QuestionFile[]): BankMistake[] {
  const problems = quizzes.flatMap((quiz) => {
    const items = bank.filter((question) => question.quiz === quiz.kind);
    const drawn = quiz.states.length * ITEMS_PER_STATE + quiz.awareness.length;
    const stated = quiz.states.map(({ skill, level }) => {
      const held = items.filter((item) => item.skill === skill && item.level === level && !item.awareness).length;
      const needed = ITEMS_PER_STATE * BANK_FACTOR;
      return held < needed && `the ${quiz.kind} quiz states ${skill} ${level} and needs ${needed} such questions, not ${held}`;
    });
    const points = quiz.awareness.map((point) => {
      const held = items.filter((item) => item.awareness === point).length;
      return (
        held < BANK_FACTOR && `the ${quiz.kind} quiz needs ${BANK_FACTOR} questions on the awareness point ${point}, not ${held}`
      );
    });
    return [
      items.length < quiz.draw * BANK_FACTOR &&
        `the ${quiz.kind} quiz draws ${quiz.draw} and needs ${quiz.draw * BANK_FACTOR} questions, not ${items.length}`,
      drawn > quiz.draw && `the ${quiz.kind} quiz draws ${quiz.draw}, but what it states needs ${drawn}`,
      ...stated,
      ...points,
    ];
  });
  return problems.filter((problem) => problem !== false).map((message) => ({ index: null, message }));
}
