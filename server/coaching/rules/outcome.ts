import { Refusal } from '#server/shared/refusal.ts';

/** Conditions of an outcome, in the words that `rule` of a refusal says. */
export type OutcomeRule =
  | 'skill-not-touched'
  | 'not-attended'
  | 'coachee-chose-learning'
  | 'level-missing'
  | 'behaviour-missing'
  | 'artefact-missing'
  | 'above-session-type'
  | 'more-than-one-level'
  | 'needs-artefact-or-second-assessor'
  | 'assessor-not-verified'
  | 'second-assessor-not-verified'
  | 'assessor-is-manager'
  | 'assessor-is-coachee';

const SENTENCES: Record<OutcomeRule, string> = {
  'skill-not-touched': 'This session type does not touch the skill.',
  'not-attended': 'Only a session that was attended shows something.',
  'coachee-chose-learning': 'The coachee chose this session for learning: it rates nobody.',
  'level-missing': 'Name the level that was shown.',
  'behaviour-missing': 'Name the behaviour that was seen, with the case.',
  'artefact-missing': 'Name the address of the artefact.',
  'above-session-type': 'This session type cannot evidence such a level.',
  'more-than-one-level': 'A session raises a level by one at most.',
  'needs-artefact-or-second-assessor': 'From level 2 on, an artefact or a second assessor is needed.',
  'assessor-not-verified': 'You are not verified for this level of the skill.',
  'second-assessor-not-verified': 'The second assessor is not verified for this level of the skill.',
  'assessor-is-manager': 'Nobody is rated by their line manager.',
  'assessor-is-coachee': 'Nobody rates themselves.',
};

export class OutcomeNotAllowed extends Refusal {
  constructor(rule: OutcomeRule) {
    super('invalid', 'coaching/outcome-not-allowed', SENTENCES[rule], { rule });
  }
}

export class AnswerTooLate extends Refusal {
  constructor() {
    super('conflict', 'coaching/answer-too-late', 'This was answered, or the seven days for it are over.');
  }
}

export interface OutcomeFacts {
  result: 'no-change' | 'practised' | 'level';
  level: number | null;
  basis: 'observed' | 'artefact';
  artefactUrl: string | null;
  behaviour: string;
  /** What is known of the coachee now; null for not assessed. */
  levelBefore: number | null;
  /** What the session type can evidence of the skill; null when it does not touch it. */
  maxLevel: number | null;
  purpose: 'learning' | 'assessment';
  attendance: string;
  coacheeId: string;
  managerIds: readonly string[];
  assessor: { personId: string; verifiedLevel: number };
  secondAssessor: { personId: string; verifiedLevel: number } | null;
}

/** Observed practice shows level 3 at most, whatever the session type says. */
const CAP = 3;
const NEEDS_MORE_FROM = 2;

/** Decide whether an outcome may be proposed. @throws {OutcomeNotAllowed} naming the first rule that is broken. */
export function assertOutcome(facts: OutcomeFacts): void {
  const refuseIf = (broken: boolean, rule: OutcomeRule) => {
    if (broken) throw new OutcomeNotAllowed(rule);
  };
  const { assessor, secondAssessor, coacheeId, managerIds, maxLevel } = facts;
  const raters = [assessor, ...(secondAssessor ? [secondAssessor] : [])];
  refuseIf(maxLevel === null, 'skill-not-touched');
  refuseIf(!['attended', 'partial'].includes(facts.attendance), 'not-attended');
  refuseIf(
    raters.some(({ personId }) => personId === coacheeId),
    'assessor-is-coachee',
  );
  refuseIf(
    raters.some(({ personId }) => managerIds.includes(personId)),
    'assessor-is-manager',
  );
  refuseIf(facts.basis === 'artefact' && !facts.artefactUrl, 'artefact-missing');
  if (facts.result !== 'level') return;
  const { level } = facts;
  if (level === null) throw new OutcomeNotAllowed('level-missing');
  refuseIf(facts.purpose !== 'assessment', 'coachee-chose-learning');
  refuseIf(facts.behaviour.trim() === '', 'behaviour-missing');
  refuseIf(level > Math.min(maxLevel!, CAP), 'above-session-type');
  refuseIf(level > (facts.levelBefore ?? 0) + 1, 'more-than-one-level');
  refuseIf(level >= NEEDS_MORE_FROM && facts.basis !== 'artefact' && !secondAssessor, 'needs-artefact-or-second-assessor');
  refuseIf(assessor.verifiedLevel < level, 'assessor-not-verified');
  refuseIf(secondAssessor !== null && secondAssessor.verifiedLevel < level, 'second-assessor-not-verified');
}

const ANSWER_WITHIN = Temporal.Duration.from({ hours: 7 * 24 });

/** Until when the coachee may contest; after that silence is consent. */
export const answerUntil = (proposedAt: Temporal.Instant): Temporal.Instant => proposedAt.add(ANSWER_WITHIN);

interface Proposed {
  status: string;
  proposedAt: Temporal.Instant;
}

export const mayAnswer = (now: Temporal.Instant, { status, proposedAt }: Proposed): boolean =>
  status === 'proposed' && Temporal.Instant.compare(now, answerUntil(proposedAt)) < 0;

/** @throws {AnswerTooLate} */
export function assertMayAnswer(now: Temporal.Instant, outcome: Proposed): void {
  if (!mayAnswer(now, outcome)) throw new AnswerTooLate();
}
