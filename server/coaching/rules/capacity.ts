import { DAY_MS } from './days.ts';
import { needOfMany, type CountedGaps } from './matching.ts';

/** Below so many people a figure would speak of persons. */
export const FEWEST_PEOPLE = 5;

/** What is counted of a skill: people whose job role asks it, those of them who can do it, and what the others lack. */
export interface SkillGaps extends CountedGaps {
  required: number;
  met: number;
}

export interface SupplyFacts {
  skillId: string;
  gaps: SkillGaps;
  /** Coaches whose verified level holds. */
  verifiedCoaches: number;
  /** Starts of free slots and seats of those coaches in the weeks that are looked at, with their length. */
  freeSlots: readonly { start: number; minutes: number; coachId: string }[];
  freeSeats: number;
  /** The first free seat of a group session, in milliseconds. */
  firstSeat: number | null;
  now: number;
  weeks: number;
  demand: { searches: number; wishes: number; waiting: number };
}

export const NOBODY_ASKED: SkillGaps = {
  required: 0,
  met: 0,
  weightRequired: 0,
  weightProven: 0,
  weightUnknown: 0,
  lapsed: [],
};

export interface Supply {
  skillId: string;
  peopleInNeed: number | null;
  need: number | null;
  verifiedCoaches: number;
  singleCoach: boolean;
  freeHours: number;
  freeSeats: number;
  daysToFirstSeat: number | null;
  weeksToClose: number | null;
  unmetDemand: { searches: number; wishes: number; waiting: number };
}

/** Supply beside the gap of one skill. Figures about fewer than five people are not given. */
export function supplyOf(facts: SupplyFacts): Supply {
  const people = facts.gaps.required - facts.gaps.met;
  const isHidden = people > 0 && people < FEWEST_PEOPLE;
  const perCoach = Map.groupBy(facts.freeSlots, ({ coachId }) => coachId);
  const held = [...perCoach.values()].map((slots) => withoutOverlap(slots));
  const seats = held.reduce((sum, slots) => sum + slots.length, 0) + facts.freeSeats;
  const minutes = held.flat().reduce((sum, slot) => sum + slot.minutes, 0);
  const first = Math.min(...facts.freeSlots.map(({ start }) => start), facts.firstSeat ?? Infinity);
  const perWeek = seats / facts.weeks;
  return {
    skillId: facts.skillId,
    peopleInNeed: isHidden ? null : people,
    need: isHidden ? null : needOfMany(facts.gaps),
    verifiedCoaches: facts.verifiedCoaches,
    singleCoach: facts.verifiedCoaches === 1,
    freeHours: Math.round(minutes / 6) / 10,
    freeSeats: seats,
    daysToFirstSeat: Number.isFinite(first) ? Math.floor((first - facts.now) / DAY_MS) : null,
    weeksToClose: isHidden || people === 0 || perWeek === 0 ? null : Math.ceil((people / perWeek) * 10) / 10,
    unmetDemand: facts.demand,
  };
}

/** Slots overlap on their grid: a coach can hold only those that come after each other. */
function withoutOverlap<S extends { start: number; minutes: number }>(slots: readonly S[]): S[] {
  const result: S[] = [];
  for (const slot of slots.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (!last || last.start + last.minutes * 60_000 <= slot.start) result.push(slot);
  }
  return result;
}
