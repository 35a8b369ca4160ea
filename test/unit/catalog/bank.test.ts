import { expect, test } from 'vitest';
import { checkBank } from '#server/catalog/rules/bank.ts';
import type { CourseFile, QuestionFile } from '#server/catalog/rules/course-schema.ts';

const course = { quizzes: [] } as unknown as CourseFile;
const question = (id: number, right: string): QuestionFile => ({
  id: `q-${id}`,
  skill: 'oss-concepts',
  level: 1,
  quiz: 'knowledge',
  type: 'single',
  lesson: 'first',
  mustNotMiss: false,
  awareness: null,
  prompt: 'Which one?',
  options: [
    { id: 'a', text: right, correct: true },
    { id: 'b', text: 'middling', correct: false },
  ],
  explanation: 'Because.',
});
const check = (longest: number) =>
  checkBank(
    course,
    Array.from({ length: 20 }, (_, id) => question(id, id < longest ? 'the longest of them' : 'short')),
    new Set(['first']),
  );

test('a bank whose right options are usually the longest gives the answers away', () => {
  expect(check(9)).toEqual([]);
  expect(check(10)).toEqual([{ index: null, message: 'the right option is the longest in 50 % of the single-choice questions' }]);
});
