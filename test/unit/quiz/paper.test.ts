import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPaper } from '#server/quiz/rules/paper.ts';

const question = (id: string, skill: string, awareness: string | null = null) => ({
  id,
  skill,
  level: 1,
  awareness,
  options: ['a', 'b', 'c', 'd'].map((option) => ({ id: option })),
});
const bank = [
  ...Array.from({ length: 12 }, (_, n) => question(`concepts-${n}`, 'oss-concepts')),
  ...Array.from({ length: 12 }, (_, n) => question(`ip-${n}`, 'ip-basics')),
  ...Array.from({ length: 3 }, (_, n) => question(`aims-${n}`, 'policy-awareness', 'aims')),
];
const states = [
  { skill: 'oss-concepts', level: 1 },
  { skill: 'ip-basics', level: 1 },
];
const rules = { draw: 8, states, awareness: ['aims'] };

test('a paper holds what the quiz states, nothing twice, and depends on the seed alone', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const paper = drawPaper(bank, rules, seed);
      const ids = paper.map((item) => item.questionId);
      expect(new Set(ids).size).toBe(8);
      expect(ids.filter((id) => id.startsWith('aims'))).toHaveLength(1);
      for (const skill of ['concepts', 'ip']) expect(ids.filter((id) => id.startsWith(skill)).length).toBeGreaterThanOrEqual(3);
      for (const { optionIds } of paper) expect(optionIds.toSorted()).toEqual(['a', 'b', 'c', 'd']);
      expect(drawPaper(bank.toReversed(), rules, seed)).toEqual(paper);
    }),
  );
});

test('seeds lead to different papers', () => {
  const papers = new Set(Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawPaper(bank, rules, String(seed)))));
  expect(papers.size).toBe(50);
});

test('a bank that cannot fill the draw is refused', () => {
  expect(() => drawPaper(bank.slice(0, 5), rules, 'seed')).toThrow(RangeError);
});
