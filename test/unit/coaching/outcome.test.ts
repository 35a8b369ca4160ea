import { expect, test } from 'vitest';
import {
  answerUntil,
  AnswerTooLate,
  assertMayAnswer,
  assertOutcome,
  OutcomeNotAllowed,
  type OutcomeFacts,
} from '#server/coaching/rules/outcome.ts';

const facts: OutcomeFacts = {
  result: 'level',
  level: 1,
  basis: 'observed',
  artefactUrl: null,
  behaviour: 'Named the duty in the router case.',
  levelBefore: null,
  maxLevel: 3,
  purpose: 'assessment',
  attendance: 'attended',
  coacheeId: 'coachee',
  managerIds: ['manager'],
  assessor: { personId: 'coach', verifiedLevel: 3 },
  secondAssessor: null,
};
const ruleOf = (more: Partial<OutcomeFacts>) => {
  try {
    assertOutcome({ ...facts, ...more });
    return null;
  } catch (error) {
    return (error as OutcomeNotAllowed).facts['rule'];
  }
};
const second = { personId: 'other', verifiedLevel: 2 };

test('a level is capped by the session type, by one step, and by observed practice', () => {
  expect(ruleOf({})).toBeNull();
  expect(ruleOf({ level: null })).toBe('level-missing');
  expect(ruleOf({ maxLevel: null })).toBe('skill-not-touched');
  expect(ruleOf({ level: 3, levelBefore: 2, maxLevel: 2, secondAssessor: second })).toBe('above-session-type');
  expect(ruleOf({ level: 4, levelBefore: 3, maxLevel: 4 })).toBe('above-session-type');
  expect(ruleOf({ level: 2 })).toBe('more-than-one-level');
});

test('from level two on an artefact or somebody else is needed, verified for it too', () => {
  expect(ruleOf({ level: 2, levelBefore: 1 })).toBe('needs-artefact-or-second-assessor');
  expect(ruleOf({ level: 2, levelBefore: 1, secondAssessor: second })).toBeNull();
  expect(ruleOf({ level: 3, levelBefore: 2, secondAssessor: second })).toBe('second-assessor-not-verified');
  expect(ruleOf({ level: 2, levelBefore: 1, basis: 'artefact', artefactUrl: 'https://git.example/1' })).toBeNull();
  expect(ruleOf({ basis: 'artefact' })).toBe('artefact-missing');
});

test('who rates is verified, neither the coachee nor their manager, and was asked to', () => {
  expect(ruleOf({ assessor: { personId: 'coach', verifiedLevel: 0 } })).toBe('assessor-not-verified');
  expect(ruleOf({ assessor: { personId: 'manager', verifiedLevel: 4 } })).toBe('assessor-is-manager');
  expect(ruleOf({ secondAssessor: { personId: 'coachee', verifiedLevel: 4 } })).toBe('assessor-is-coachee');
  expect(ruleOf({ purpose: 'learning' })).toBe('coachee-chose-learning');
  expect(ruleOf({ attendance: 'no-show' })).toBe('not-attended');
  expect(ruleOf({ behaviour: ' ' })).toBe('behaviour-missing');
  expect(ruleOf({ result: 'practised', level: null, purpose: 'learning', behaviour: '' })).toBeNull();
});

test('there are seven days to contest', () => {
  const proposedAt = Temporal.Instant.from('2027-03-10T10:00:00Z');
  expect(answerUntil(proposedAt).toString()).toBe('2027-03-17T10:00:00Z');
  const answer = (now: string, status = 'proposed') => assertMayAnswer(Temporal.Instant.from(now), { status, proposedAt });
  expect(() => answer('2027-03-17T09:59:59Z')).not.toThrow();
  expect(() => answer('2027-03-17T10:00:00Z')).toThrow(AnswerTooLate);
  expect(() => answer('2027-03-11T10:00:00Z', 'applied')).toThrow(AnswerTooLate);
});
