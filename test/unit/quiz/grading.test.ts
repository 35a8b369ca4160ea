import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grade, type GradableQuestion } from '#server/quiz/rules/grading.ts';

const question = (id: string, overrides: Partial<GradableQuestion> & { right?: string[] } = {}): GradableQuestion => {
  const { right = ['a'], ...rest } = overrides;
  const options = ['a', 'b', 'c', 'd'].map((option) => ({ id: option, correct: right.includes(option) }));
  return {
    id,
    skill: 'oss-concepts',
    level: 1,
    type: right.length > 1 ? 'multiple' : 'single',
    mustNotMiss: false,
    awareness: null,
    options,
    ...rest,
  };
};
const rules = { passPercent: 75, states: [{ skill: 'oss-concepts', level: 1 }] };
const answered = (entries: Record<string, string[]>) => new Map(Object.entries(entries));

describe('grade', () => {
  test('multiple choice earns right minus wrong, never less than nothing', () => {
    const multiple = [question('m', { right: ['a', 'b'] })];
    const share = (chosen: string[]) => grade(multiple, answered({ m: chosen }), rules).shares['m'];
    expect([
      share(['a', 'b']),
      share(['a']),
      share(['a', 'c']),
      share(['c', 'd']),
      share(['a', 'b', 'c', 'd']),
      share([]),
    ]).toEqual([1, 0.5, 0, 0, 0, 0]);
  });

  test('single choice with two options chosen is wrong', () => {
    expect(grade([question('s')], answered({ s: ['a', 'b'] }), rules).scorePercent).toBe(0);
  });

  test('a score equal to the pass mark passes', () => {
    const four = ['1', '2', '3', '4'].map((id) => question(id));
    expect(grade(four, answered({ 1: ['a'], 2: ['a'], 3: ['a'] }), rules)).toMatchObject({ scorePercent: 75, passed: true });
    expect(grade(four, answered({ 1: ['a'], 2: ['a'] }), rules)).toMatchObject({ scorePercent: 50, passed: false, shown: [] });
  });

  test('a missed must-not-miss item fails, whatever the score', () => {
    const paper = [question('1'), question('2'), question('stop', { mustNotMiss: true })];
    const result = grade(paper, answered({ 1: ['a'], 2: ['a'], stop: ['b'] }), rules);
    expect(result).toMatchObject({ scorePercent: 100, passed: false, missedMustNotMiss: ['stop'], shown: [] });
  });

  test('all awareness points must be right, and each result is kept', () => {
    const paper = [question('1'), question('p', { awareness: 'policy' }), question('q', { awareness: 'aims' })];
    const result = grade(paper, answered({ 1: ['a'], p: ['a'], q: ['c'] }), rules);
    expect(result).toMatchObject({ passed: false, awareness: { policy: true, aims: false } });
  });

  test('a pass shows a skill at the level of which two thirds up to it were right', () => {
    const states = [
      { skill: 'oss-concepts', level: 2 },
      { skill: 'ip-basics', level: 1 },
    ];
    const paper = [
      ...['1', '2', '3'].map((id) => question(id, { level: 2 })),
      ...['4', '5', '6'].map((id) => question(id, { skill: 'ip-basics' })),
      ...['7', '8'].map((id) => question(id, { skill: 'other' })),
    ];
    const right = Object.fromEntries(['1', '2', '4', '6', '7', '8'].map((id) => [id, ['a']]));
    expect(grade(paper, answered(right), { passPercent: 75, states }).shown).toEqual([
      { skillId: 'oss-concepts', level: 2 },
      { skillId: 'ip-basics', level: 1 },
    ]);
    const fewer = answered({ ...right, 2: ['b'], 3: ['a'], 1: ['b'], 5: ['a'] });
    expect(grade(paper, fewer, { passPercent: 75, states }).shown).toEqual([{ skillId: 'ip-basics', level: 1 }]);
  });

  test('whatever is chosen, the score is 0–100 and one more right answer never lowers it', () => {
    const paper = [question('1'), question('2', { right: ['a', 'c'] }), question('3', { right: ['b'] })];
    const picks = fc.subarray(['a', 'b', 'c', 'd']);
    fc.assert(
      fc.property(picks, picks, picks, (one, two, three) => {
        const before = grade(paper, answered({ 1: one, 2: two, 3: three }), rules).scorePercent;
        const after = grade(paper, answered({ 1: ['a'], 2: two, 3: three }), rules).scorePercent;
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(100);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('a paper without questions is no paper', () => {
    expect(() => grade([], new Map(), rules)).toThrow(RangeError);
  });
});
