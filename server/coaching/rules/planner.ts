import { FEWEST_PEOPLE } from './capacity.ts';
import { limitAt, limitMet, withheldBy, withSession, type Diary, type LimitMet, type Withheld } from './clinic-limits.ts';
import type { Limit, LimitedOffer } from './limits.ts';

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
  offer: LimitedOffer;
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
  /** The limit of the coach or of the offer that this clinic reaches. */
  reaches: Limit | null;
}

export interface ClinicPlan {
  clinics: PlannedClinic[];
  /** What the limits of coaches keep from people who still need it. */
  withheld: Withheld[];
}

/** A group closes less for each than a session of two. */
const GROUP_EFFECT = 0.6;
const HALF_HOUR = 30;
const MOST_CLINICS = 12;

/**
 * Which groups would close most need for each half hour of a coach: one after the other, each counting only what those
 * before it leave open, and filling the day and the week of its coach. Every department with a critical gap has a seat before
 * any has a second.
 *
 * @param met Days that limits closed to chances before anything was planned.
 */
export function planClinics(
  people: readonly PersonInNeed[],
  chances: readonly ClinicChance[],
  coaches: readonly Diary[],
  met: readonly LimitMet[] = [],
): ClinicPlan {
  const open = new Map([...Map.groupBy(people, ({ skillId }) => skillId)].map(([skillId, all]) => [skillId, seatOrder(all)]));
  const waitingFor = (skillId: string) => open.get(skillId) ?? [];
  const diaries = new Map(coaches.map((diary) => [diary.coachId, diary]));
  const closed = [...met];
  const clinics: PlannedClinic[] = [];
  let left = chances.toSorted((a, b) => a.start - b.start || (a.coachId + a.offer.id < b.coachId + b.offer.id ? -1 : 1));
  while (clinics.length < MOST_CLINICS) {
    const best = bestOf(left, waitingFor);
    if (!best) break;
    const { coachId, skillId, offer, start } = best;
    const diary = withSession(diaries.get(coachId)!, offer.id, start);
    diaries.set(coachId, diary);
    clinics.push({ ...best, reaches: limitAt(diary, offer, start).limit });
    open.set(skillId, waitingFor(skillId).slice(best.covers));
    left = left.filter((other) => {
      if (other.coachId !== coachId) return true;
      if (other.start < endOf(best) && start < endOf(other)) return false;
      const { limit, day } = limitAt(diary, other.offer, other.start);
      if (limit) closed.push(limitMet(diary, other.offer, { skillId: other.skillId, limit, day }));
      return !limit;
    });
  }
  const missed = closed.filter(({ skillId }) => waitingFor(skillId).length >= FEWEST_PEOPLE);
  return { clinics, withheld: withheldBy(missed, coaches) };
}

function bestOf(
  chances: readonly ClinicChance[],
  waitingFor: (skillId: string) => readonly PersonInNeed[],
): Omit<PlannedClinic, 'reaches'> | null {
  let best: Omit<PlannedClinic, 'reaches'> | null = null;
  for (const chance of chances) {
    const waiting = waitingFor(chance.skillId);
    if (waiting.length < FEWEST_PEOPLE) continue;
    const seated = waiting.slice(0, chance.seats);
    const gain = (GROUP_EFFECT * seated.reduce((sum, { need }) => sum + need, 0)) / (chance.minutes / HALF_HOUR);
    const departments = new Set(waiting.map(({ departmentId }) => departmentId)).size;
    if (!best || gain > best.gain) best = { ...chance, people: waiting.length, departments, covers: seated.length, gain };
  }
  return best;
}

const endOf = ({ start, minutes }: ClinicChance) => start + minutes * 60_000;

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
