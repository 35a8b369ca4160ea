/** Shown with every suggestion, and kept when weights change. */
export const WEIGHTS = { version: '1', need: 0.45, soonness: 0.25, capacity: 0.15, effect: 0.1, comfort: 0.05 } as const;
/** A coach is suggested when at least this many slots lie within so many days. */
export const LOOK_AHEAD_DAYS = 21;
export const SLOTS_NEEDED = 2;

export interface PersonalGap {
  skillId: string;
  required: number;
  critical: boolean;
  state: 'met' | 'gap' | 'lapsed' | 'not-assessed';
  level: number | null;
}

const STALENESS = { met: 1, gap: 1, lapsed: 0.75, 'not-assessed': 0.5 } as const;
const CRITICAL_WEIGHT = 3;

/** How much somebody needs a skill: what is missing, weighed; less where it is not known to be missing. */
export const needOf = ({ required, critical, state, level }: PersonalGap): number =>
  (critical ? CRITICAL_WEIGHT : 1) * Math.max(0, required - (level ?? 0)) * STALENESS[state];

/** Whether a verified level is enough to coach somebody: two above theirs, or what is asked of them. */
export const canCoach = (coachLevel: number, { required, level }: Pick<PersonalGap, 'required' | 'level'>): boolean =>
  coachLevel >= (level ?? 0) + 2 || coachLevel >= required;

export interface Candidate {
  coachId: string;
  /** Need that this coach can cover, of all that is asked about. */
  needCovered: number;
  needTotal: number;
  daysToFirst: number;
  freeSlots: number;
  /** Sessions held already, which decides between equals. */
  held: number;
  hasCommonLanguage: boolean;
  /** Mean of verified gains from enough people; null where there are too few. */
  effect: number | null;
}

/** Between 0 and 1. Deterministic, from facts that are shown. */
export function scoreOf(candidate: Candidate, mostFreeSlots: number): number {
  const { needCovered, needTotal, daysToFirst, freeSlots, hasCommonLanguage, effect } = candidate;
  return (
    WEIGHTS.need * (needTotal > 0 ? needCovered / needTotal : 0) +
    WEIGHTS.soonness * Math.max(0, 1 - daysToFirst / LOOK_AHEAD_DAYS) +
    WEIGHTS.capacity * (mostFreeSlots > 0 ? freeSlots / mostFreeSlots : 0) +
    WEIGHTS.effect * (effect ?? 0) +
    WEIGHTS.comfort * (hasCommonLanguage ? 1 : 0)
  );
}

/** Best first; of equals the one who holds least, then by id, so that the order is always the same. */
export function inOrderOfMatch<C extends Candidate>(candidates: readonly C[]): C[] {
  const most = Math.max(0, ...candidates.map(({ freeSlots }) => freeSlots));
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(candidate, most) }));
  return scored
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        a.candidate.held - b.candidate.held ||
        (a.candidate.coachId < b.candidate.coachId ? -1 : a.candidate.coachId > b.candidate.coachId ? 1 : 0),
    )
    .map(({ candidate }) => candidate);
}
