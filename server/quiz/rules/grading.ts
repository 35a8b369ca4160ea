/** What grading has to know of a question. */
export interface GradableQuestion {
  id: string;
  skill: string;
  level: number;
  type: 'single' | 'multiple' | 'truefalse';
  mustNotMiss: boolean;
  awareness: string | null;
  options: readonly { id: string; correct: boolean }[];
}

export type ChosenOptions = ReadonlyMap<GradableQuestion['id'], readonly string[]>;

export interface Grade {
  /** 0–100 over the questions that are neither must-not-miss nor awareness points, rounded half up to two decimals. */
  scorePercent: number;
  passed: boolean;
  /** Share of each question that was earned, 0–1. */
  shares: Record<string, number>;
  /** Result of each awareness point. */
  awareness: Record<string, boolean>;
  missedMustNotMiss: string[];
  /** The level a pass shows for each stated skill; skills it does not show are left out. Empty when not passed. */
  shown: { skillId: string; level: number }[];
}

export interface PassRules {
  passPercent: number;
  states: readonly { skill: string; level: number }[];
}

/** Questions of a skill up to a level of which this share has to be right to show the level. */
const SHOWN_SHARE = 2 / 3;

/**
 * Grade one attempt.
 *
 * Single choice and true/false are right or wrong. Multiple choice earns (right chosen − wrong chosen) ÷ right options,
 * never less than nothing; only a question that earned everything counts as right. Must-not-miss items and awareness
 * points must all be right; the pass mark holds for the rest. An unanswered question earns nothing.
 *
 * @param passPercent Lowest passing score (0–100); a score equal to it passes.
 * @throws {RangeError} for a paper without questions.
 */
export function grade(questions: readonly GradableQuestion[], chosen: ChosenOptions, { passPercent, states }: PassRules): Grade {
  if (questions.length === 0) throw new RangeError('A paper needs at least one question');
  const shares = Object.fromEntries(
    questions.map((question) => [question.id, earnedShare(question, chosen.get(question.id) ?? [])]),
  );
  const isRight = (question: GradableQuestion) => shares[question.id] === 1;
  const gated = questions.filter((question) => question.mustNotMiss || question.awareness);
  const rest = questions.filter((question) => !gated.includes(question));

  const scorePercent =
    rest.length === 0 ? 100 : percent(rest.reduce((total, question) => total + shares[question.id]!, 0) / rest.length);
  const points = gated.filter((question) => question.awareness !== null);
  const awareness = Object.fromEntries(points.map((question) => [question.awareness!, isRight(question)]));
  const missedMustNotMiss = questions.filter((question) => question.mustNotMiss && !isRight(question)).map(({ id }) => id);
  const passed = gated.every(isRight) && scorePercent >= passPercent;
  return {
    scorePercent,
    passed,
    shares,
    awareness,
    missedMustNotMiss,
    shown: passed ? shownLevels(questions, states, isRight) : [],
  };
}

function earnedShare({ type, options }: GradableQuestion, chosen: readonly string[]): number {
  const right = new Set(options.filter((option) => option.correct).map(({ id }) => id));
  const picks = new Set(chosen);
  const hits = picks.intersection(right).size;
  const misses = picks.size - hits;
  if (type === 'multiple') return Math.max(0, (hits - misses) / right.size);
  return hits === right.size && misses === 0 ? 1 : 0;
}

/** Passing shows a skill at a level when at least two thirds of its drawn questions up to that level were right. */
function shownLevels(
  questions: readonly GradableQuestion[],
  states: PassRules['states'],
  isRight: (question: GradableQuestion) => boolean,
) {
  const best = new Map<string, number>();
  for (const { skill, level } of states) {
    const items = questions.filter((question) => question.skill === skill && question.level <= level);
    const isShown = items.length > 0 && items.filter(isRight).length >= items.length * SHOWN_SHARE - 1e-9;
    if (isShown) best.set(skill, Math.max(level, best.get(skill) ?? 0));
  }
  return [...best].map(([skillId, level]) => ({ skillId, level }));
}

const percent = (share: number) => Math.round(share * 10_000 + 1e-7) / 100;
