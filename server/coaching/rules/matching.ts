import { DAY_MS } from './days.ts';
import type { Interval } from './hours.ts';
import { wallAt, type ZoneTable } from './zone-table.ts';

/** Shown with every suggestion, and kept when weights change. */
export const WEIGHTS = { version: '3', need: 0.45, soonness: 0.25, capacity: 0.15, effect: 0.1, comfort: 0.05 } as const;
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

const weightOf = (critical: boolean): number => (critical ? CRITICAL_WEIGHT : 1);

/** How much somebody needs a skill: what is missing, weighed; less where it is not known to be missing. */
export const needOf = ({ required, critical, state, level }: PersonalGap): number =>
  weightOf(critical) * Math.max(0, required - (level ?? 0)) * STALENESS[state];

/** What the report counts of many people and a skill that their job roles ask. */
export interface CountedGaps {
  /** What is asked of all, what is proven, and what is asked of those whose level is not known, weighed. */
  weightRequired: number;
  weightProven: number;
  weightUnknown: number;
  /** Of the latter, those who could do it before. */
  lapsed: readonly (Pick<PersonalGap, 'required' | 'critical'> & { people: number })[];
}

/** How much many people need a skill: what `needOf` of each of them comes to. */
export function needOfMany({ weightRequired, weightProven, weightUnknown, lapsed }: CountedGaps): number {
  const weightLapsed = lapsed.reduce((sum, each) => sum + each.people * weightOf(each.critical) * each.required, 0);
  return (
    (weightRequired - weightProven - weightUnknown) * STALENESS.gap +
    weightLapsed * STALENESS.lapsed +
    (weightUnknown - weightLapsed) * STALENESS['not-assessed']
  );
}

/** Whether a verified level is enough to coach somebody: two above theirs, or what is asked of them. */
export const canCoach = (coachLevel: number, { required, level }: Pick<PersonalGap, 'required' | 'level'>): boolean =>
  coachLevel >= (level ?? 0) + 2 || coachLevel >= required;

/** What the outcomes of a coach in a skill came to. */
export interface Gains {
  people: number;
  /** Levels a person rose by, on average; what counted as no change is 0. */
  mean: number;
}

/** Below so many people a mean would speak of persons; as many more are thought to have done as everybody does. */
const MEASURED_FROM = 5;

/**
 * How much people rise with a coach in a skill, between 0 and 1, drawn towards what everybody's sessions in that skill come to.
 * Never shown as a number.
 *
 * @returns null while fewer than five people were measured.
 */
export const effectOf = ({ people, mean }: Gains, everybody: Gains): number | null =>
  people < MEASURED_FROM
    ? null
    : Math.min(1, Math.max(0, (people * mean + MEASURED_FROM * everybody.mean) / (people + MEASURED_FROM)));

/** From eight to six by the clocks of the one who is coached. */
const DAYTIME = { start: 8 * 3_600_000, end: 18 * 3_600_000 };

/** Whether a session begins and ends within one day of somebody, as they would plan it themselves. */
export function isInDaytime({ start, end }: Interval, zone: ZoneTable): boolean {
  const wall = wallAt(zone, start);
  const sinceMidnight = wall - Math.floor(wall / DAY_MS) * DAY_MS;
  return sinceMidnight >= DAYTIME.start && sinceMidnight + end - start <= DAYTIME.end;
}

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
  /** Whether the first slot lies within the day of the coachee. */
  isFirstInDaytime: boolean;
  /** Of `effectOf`, over the gaps that are covered; null where too few people were measured. */
  effect: number | null;
}

/** Between 0 and 1. Deterministic, from facts that are shown. */
export function scoreOf(candidate: Candidate, mostFreeSlots: number): number {
  const { needCovered, needTotal, daysToFirst, freeSlots, hasCommonLanguage, isFirstInDaytime, effect } = candidate;
  return (
    WEIGHTS.need * (needTotal > 0 ? needCovered / needTotal : 0) +
    WEIGHTS.soonness * Math.max(0, 1 - daysToFirst / LOOK_AHEAD_DAYS) +
    WEIGHTS.capacity * (mostFreeSlots > 0 ? freeSlots / mostFreeSlots : 0) +
    WEIGHTS.effect * (effect ?? 0) +
    WEIGHTS.comfort * (Number(hasCommonLanguage) + Number(isFirstInDaytime)) * 0.5
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
