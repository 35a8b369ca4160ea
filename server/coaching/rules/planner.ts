import { FEWEST_PEOPLE } from './capacity.ts';

export interface PersonInNeed {
  personId: string;
  departmentId: string;
  skillId: string;
  need: number;
  critical: boolean;
}

/** A time at which somebody verified could hold a group for a skill. */
export interface ClinicChance {
  skillId: string;
  offerId: string;
  coachId: string;
  start: number;
  minutes: number;
  seats: number;
}

export interface PlannedClinic extends ClinicChance {
  /** People with this gap, over all departments; never fewer than five. */
  people: number;
  departments: number;
  /** How many of them find a seat. */
  covers: number;
  gain: number;
}

/** A group closes less for each than a session of two. */
const GROUP_EFFECT = 0.6;
const HALF_HOUR = 30;
const MOST_CLINICS = 12;

/**
 * Which groups would close most need for each half hour of a coach: one after the other, each counting only what those
 * before it leave open. Every department with a critical gap has a seat before any has a second.
 */
export function planClinics(people: readonly PersonInNeed[], chances: readonly ClinicChance[]): PlannedClinic[] {
  const open = new Map([...Map.groupBy(people, ({ skillId }) => skillId)].map(([skillId, all]) => [skillId, seatOrder(all)]));
  const planned: PlannedClinic[] = [];
  let left = chances.toSorted((a, b) => a.start - b.start || (a.coachId + a.offerId < b.coachId + b.offerId ? -1 : 1));
  while (planned.length < MOST_CLINICS) {
    let best: PlannedClinic | null = null;
    for (const chance of left) {
      const waiting = open.get(chance.skillId) ?? [];
      if (waiting.length < FEWEST_PEOPLE) continue;
      const seated = waiting.slice(0, chance.seats);
      const gain = (GROUP_EFFECT * seated.reduce((sum, { need }) => sum + need, 0)) / (chance.minutes / HALF_HOUR);
      const departments = new Set(waiting.map(({ departmentId }) => departmentId)).size;
      if (!best || gain > best.gain) best = { ...chance, people: waiting.length, departments, covers: seated.length, gain };
    }
    if (!best) break;
    const { coachId, skillId, start, minutes, covers } = best;
    planned.push(best);
    open.set(skillId, open.get(skillId)!.slice(covers));
    const end = start + minutes * 60_000;
    left = left.filter(
      (other) => other.coachId !== coachId || other.start >= end || other.start + other.minutes * 60_000 <= start,
    );
  }
  return planned;
}

/** Who is seated first: one of each department with a critical gap, then by need. */
function seatOrder(people: readonly PersonInNeed[]): PersonInNeed[] {
  const byNeed = people.toSorted((a, b) => b.need - a.need || (a.personId < b.personId ? -1 : 1));
  const seen = new Set<string>();
  const first: PersonInNeed[] = [];
  const rest: PersonInNeed[] = [];
  for (const person of byNeed) {
    if (person.critical && !seen.has(person.departmentId)) {
      seen.add(person.departmentId);
      first.push(person);
    } else rest.push(person);
  }
  return [...first, ...rest];
}
