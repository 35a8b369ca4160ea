import { expect, test } from 'vitest';
import { checkBank } from '#server/catalog/rules/bank.ts';
import type { CourseFile, QuestionFile } from '#server/catalog/rules/course-schema.ts';

const course = { quizzes: [] } as unknown as CourseFile;
const question = (type: QuestionFile['type'], ...correct: boolean[]) =>
  ({
    id: 'q-1',
    level: 1,
    quiz: 'knowledge',
    type,
    lesson: 'first',
    mustNotMiss: false,
    options: correct.map((isRight, index) => ({
      id: `o-${index}`,
      text: 'words',
      correct: isRight,
      ...(!isRight && type !== 'truefalse' && { why: 'It sounds right and is not.' }),
    })),
  }) as QuestionFile;
const check = (asked: QuestionFile) =>
  checkBank(course, [asked], new Set(['first']))
    .filter(({ index }) => index !== null)
    .map(({ message }) => message);

test('each lesson is asked about five times at least', () => {
  const bank = [1, 2, 3, 4].map((number) => ({ ...question('single', true, false), id: `q-${number}` }));
  const lacking = checkBank(course, bank, new Set(['first', 'second'])).map(({ message }) => message);
  expect(lacking).toEqual(['the lesson first needs 5 questions, not 4', 'the lesson second needs 5 questions, not 0']);
});

test('a question has the right options its type asks for', () => {
  expect(check(question('single', true, false, false))).toEqual([]);
  expect(check(question('single', true, true, false))).toEqual(['q-1 needs exactly one right option, not 2']);
  expect(check(question('single', false, false))).toEqual(['q-1 needs exactly one right option, not 0']);
  expect(check(question('multiple', false, false))).toEqual(['q-1 needs a right option']);
  expect(check(question('multiple', true, true))).toEqual(['q-1 needs a wrong option']);
  expect(check(question('multiple', true, true, false))).toEqual([]);
});

test('each wrong option says why it is wrong, and no right one does', () => {
  const [right, wrong] = [
    { id: 'a', text: 'words', correct: true },
    { id: 'b', text: 'words', correct: false },
  ];
  const why = 'It sounds right and is not.';
  const ask = (...options: QuestionFile['options']) => check({ ...question('single'), options });
  expect(ask(right, wrong)).toEqual(['q-1 does not say why each wrong option is wrong']);
  expect(ask({ ...right, why }, { ...wrong, why })).toEqual(['q-1 says why a right option is wrong']);
  expect(ask(right, { ...wrong, why })).toEqual([]);
  expect(check(question('truefalse', true, false))).toEqual([]);
});
