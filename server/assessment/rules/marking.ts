import { Refusal } from '#server/shared/refusal.ts';

/** Conditions of a mark, in the words that `rule` of a refusal says. */
export type MarkRule =
  | 'marker-is-learner'
  | 'marker-is-manager'
  | 'marker-not-verified'
  | 'skill-not-marked-here'
  | 'above-cap'
  | 'level-missing'
  | 'seen-missing'
  | 'comment-missing'
  | 'returned-with-levels'
  | 'correction-drops-skill'
  | 'reason-missing';

const SENTENCES: Record<MarkRule, string> = {
  'marker-is-learner': 'Nobody marks their own work.',
  'marker-is-manager': 'Nobody is marked by their line manager.',
  'marker-not-verified': 'You are not verified for this level of the skill.',
  'skill-not-marked-here': 'The lesson does not show this skill.',
  'above-cap': 'This lesson cannot show such a level.',
  'level-missing': 'Give a level for at least one skill, or return the work.',
  'seen-missing': 'Say what you saw for each level you give.',
  'comment-missing': 'Say what to do before the next try.',
  'returned-with-levels': 'Work that goes back has no levels yet.',
  'correction-drops-skill': 'A correction gives a level for every skill that had one; 0 takes it away.',
  'reason-missing': 'Say why the mark is corrected.',
};

export class MarkNotAllowed extends Refusal {
  constructor(rule: MarkRule, pointer?: string) {
    super('invalid', 'assessment/mark-not-allowed', SENTENCES[rule], {
      rule,
      ...(pointer && { errors: [{ pointer, detail: SENTENCES[rule] }] }),
    });
  }
}

export interface GivenLevel {
  skillId: string;
  level: number;
  /** What was seen in the work. */
  seen: string;
}

export interface MarkFacts {
  decision: 'marked' | 'returned';
  comment: string;
  levels: readonly GivenLevel[];
  markerId: string;
  learnerId: string;
  markerManagesLearner: boolean;
  /** Up to which level the marker is verified, by skill. */
  verified: ReadonlyMap<string, number>;
  /** The most the lesson shows, by skill, and never more than marks show at all. */
  caps: ReadonlyMap<string, number>;
  /** The mark that is corrected, with the reason. */
  correction: { levels: readonly GivenLevel[]; reason: string } | null;
}

/** Whether somebody may look at work in order to mark it. @throws {MarkNotAllowed} */
export function assertMayMark(
  facts: Pick<MarkFacts, 'markerId' | 'learnerId' | 'markerManagesLearner' | 'verified' | 'caps'>,
): void {
  if (facts.markerId === facts.learnerId) throw new MarkNotAllowed('marker-is-learner');
  if (facts.markerManagesLearner) throw new MarkNotAllowed('marker-is-manager');
  if (![...facts.caps.keys()].some((skillId) => facts.verified.has(skillId))) throw new MarkNotAllowed('marker-not-verified');
}

/** Decide whether a mark may be given. @throws {MarkNotAllowed} naming the first rule that is broken. */
export function assertMark(facts: MarkFacts): void {
  assertMayMark(facts);
  const { decision, levels, correction } = facts;
  if (correction && correction.reason.trim() === '') throw new MarkNotAllowed('reason-missing', '#/reason');
  if (decision === 'returned') {
    if (levels.length > 0) throw new MarkNotAllowed('returned-with-levels');
    if (facts.comment.trim() === '') throw new MarkNotAllowed('comment-missing', '#/comment');
    return;
  }
  if (levels.length === 0) throw new MarkNotAllowed('level-missing', '#/levels');
  for (const given of levels) assertLevel(given, facts);
  const dropped = correction?.levels.some(({ skillId }) => !levels.some((given) => given.skillId === skillId));
  if (dropped) throw new MarkNotAllowed('correction-drops-skill', '#/levels');
}

function assertLevel({ skillId, level, seen }: GivenLevel, { caps, verified, correction }: MarkFacts): void {
  const refuse = (rule: MarkRule) => new MarkNotAllowed(rule, `#/levels/${skillId}`);
  const cap = caps.get(skillId);
  if (cap === undefined) throw refuse('skill-not-marked-here');
  if (level > cap) throw refuse('above-cap');
  const stoodBefore = correction?.levels.some((before) => before.skillId === skillId && before.level === level);
  if (!stoodBefore && (verified.get(skillId) ?? 0) < Math.max(level, 1)) throw refuse('marker-not-verified');
  if (seen.trim() === '') throw refuse('seen-missing');
}
