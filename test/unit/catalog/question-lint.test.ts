import { describe, expect, test } from 'vitest';
import type { QuestionFile } from '#server/catalog/rules/course-schema.ts';
import { lintBank } from '#server/catalog/rules/question-lint.ts';

interface Given {
  prompt?: string;
  explanation?: string;
  /** The right option is in front. */
  texts?: string[];
  /** Where the right option stands. */
  at?: number;
}
function question(number: number, { prompt = `Question ${number}?`, explanation = 'Because.', texts, at = number }: Given = {}) {
  const [right, ...wrong] = (texts ?? ['right', 'wrongly', 'mistaken', 'in error']).map((text, index) => ({
    id: 'abcd'[index]!,
    text,
    correct: index === 0,
  }));
  return { id: `q-${number}`, type: 'single', prompt, explanation, options: wrong.toSpliced(at % 4, 0, right!) } as QuestionFile;
}
const bank = (size: number, given: (number: number) => Given = () => ({})) =>
  Array.from({ length: size }, (_, number) => question(number, given(number)));
const messages = (questions: QuestionFile[]) => lintBank(questions).map(({ index, message }) => `${index}: ${message}`);

describe('a bank', () => {
  test('in order has nothing to mend', () => expect(lintBank(bank(20))).toEqual([]));

  test.each(['All of the above', 'None of the above', 'Both of the options above'])('has no option “%s”', (text) => {
    expect(messages(bank(2, (number) => (number === 1 ? { texts: ['right', text] } : {})))).toEqual([
      `1: q-1 has the option “${text}”: options are shuffled, and each has to stand alone`,
    ]);
  });

  test.each(['The first option is wrong.', 'Only option b counts.', 'Choice 3 forgets the notice.'])(
    'does not explain by position: %s',
    (explanation) => expect(messages([question(0, { explanation })]).join()).toContain('q-0 explains'),
  );

  test('may speak of options and answers otherwise', () => {
    const explanation = 'Another option is a different licence; the answer a lawyer gives comes first.';
    expect(messages([question(0, { explanation: explanation.replace('answer a', 'answer of a') })])).toEqual([]);
  });

  test('asks nothing twice, whatever the case and the marks', () => {
    const questions = [question(0, { prompt: 'What now, then?' }), question(1), question(2, { prompt: 'what now – then' })];
    expect(messages(questions)).toEqual(['2: q-2 asks the same as q-0']);
  });

  test('whose right options are often the longest gives answers away', () => {
    const longest = (many: number) =>
      bank(30, (number) => (number < many ? { texts: ['by far the longest', 'short'], at: number % 2 } : {}));
    expect(messages(longest(10))).toEqual([]);
    expect(messages(longest(11))).toEqual(['null: the right option is the longest in 37 % of the single-choice questions']);
  });

  test('whose right options mostly stand in one place gives answers away', () => {
    const second = (many: number) => bank(20, (number) => ({ at: number < many ? 1 : 2 + (number % 2) }));
    expect(messages(second(10))).toEqual([]);
    expect(messages(second(11))).toEqual(['null: the right option stands second in 55 % of the single-choice questions']);
  });

  test('whose absolute words are all in wrong options gives answers away', () => {
    const wrong = (many: number) =>
      bank(20, (number) => ({ texts: number < many ? ['right', 'never this'] : ['never', 'something else'], at: number % 2 }));
    expect(messages(wrong(19))).toEqual([]);
    expect(messages(wrong(20))).toEqual([
      'null: absolute words stand in wrong options only in 100 % of the 20 questions that have any',
    ]);
  });

  test('of few questions is too small for shares', () => {
    expect(messages(bank(9, () => ({ texts: ['by far the longest', 'never'], at: 0 })))).toEqual([]);
  });
});
