import { describe, expect, test } from 'vitest';
import { assertMark, type MarkFacts } from '#server/assessment/rules/marking.ts';

const LEVEL = { skillId: 'intake', level: 2, seen: 'A reason each' };
const FACTS: MarkFacts = {
  decision: 'marked',
  comment: '',
  levels: [LEVEL],
  markerId: 'coach',
  learnerId: 'learner',
  markerManagesLearner: false,
  verified: new Map([['intake', 2]]),
  caps: new Map([
    ['intake', 3],
    ['sbom', 2],
  ]),
  correction: null,
};
const ruleOf = (changes: Partial<MarkFacts>): string | null => {
  try {
    assertMark({ ...FACTS, ...changes });
    return null;
  } catch (error) {
    return String((error as { facts: { rule: string } }).facts.rule);
  }
};

describe('a mark', () => {
  test.each<[string | null, Partial<MarkFacts>]>([
    [null, {}],
    ['marker-is-learner', { markerId: 'learner' }],
    ['marker-is-manager', { markerManagesLearner: true }],
    ['marker-not-verified', { verified: new Map([['other', 4]]) }],
    ['marker-not-verified', { levels: [{ ...LEVEL, level: 3 }] }],
    ['marker-not-verified', { levels: [{ ...LEVEL, skillId: 'sbom', level: 0 }] }],
    ['above-cap', { levels: [{ ...LEVEL, level: 4 }], verified: new Map([['intake', 4]]) }],
    ['skill-not-marked-here', { levels: [{ ...LEVEL, skillId: 'other' }] }],
    ['seen-missing', { levels: [{ ...LEVEL, seen: ' ' }] }],
    ['level-missing', { levels: [] }],
    ['comment-missing', { decision: 'returned', levels: [] }],
    ['returned-with-levels', { decision: 'returned', comment: 'Again' }],
    [null, { decision: 'returned', comment: 'Again', levels: [] }],
    ['reason-missing', { correction: { levels: [LEVEL], reason: ' ' } }],
    ['correction-drops-skill', { correction: { levels: [{ ...LEVEL, skillId: 'sbom', level: 1 }], reason: 'Misread' } }],
    [null, { correction: { levels: [{ ...LEVEL, level: 3 }], reason: 'Misread' } }],
  ])('%s', (rule, changes) => expect(ruleOf(changes)).toBe(rule));

  test('a correction repeats what somebody else was verified for', () => {
    const stood = { ...LEVEL, level: 3 };
    expect(ruleOf({ levels: [stood], correction: { levels: [stood], reason: 'Comment' } })).toBeNull();
  });
});
