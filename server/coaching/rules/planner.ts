import { FEWEST_PEOPLE } from './capacity.ts';
import { endOf, lanesOf, laneWithout, type Chance, type Lane } from './chances.ts';
import { limitAt, withheldBy, withSession, type Diary, type LimitMet, type Withheld } from './clinic-limits.ts';
import type { Limit } from './limits.ts';
import {
  comersOf,
  waitingFor,
  withSeated,
  type Comers,
  type GapGroup,
  type Holder,
  type PersonInNeed,
  type Waiting,
} from './people-in-need.ts';
import { isWorkingTime } from './working-hours.ts';

/** Seats that are free already in a session to come. */
export interface FreeSeats {
  skillId: string;
  holders: readonly Holder[];
  start: number;
  minutes: number;
  seats: number;
}

export interface PlannedClinic extends Omit<Chance, 'mode' | 'offer'> {
  offerId: string;
  /** People with this gap who work at that time, over all departments; never fewer than five. */
  people: number;
  departments: number;
  /** How many of them find a seat. */
  covers: number;
  gain: number;
  /** The limit of the coach or of the offer that this clinic reaches. */
  reaches: Limit | null;
}

/** Hours of a coach that close more one by one than in a group. */
export interface PairHours {
  coachId: string;
  skillId: string;
  sessions: number;
  minutes: number;
  /** Who has this gap and works at such a time; what is shown begins at five. */
  people: number;
}

export interface ClinicPlan {
  clinics: PlannedClinic[];
  pairs: PairHours[];
  /** What limits keep from people who still need it. */
  withheld: Withheld[];
}

export interface PlannerFacts {
  people: readonly PersonInNeed[];
  groups: readonly GapGroup[];
  given: readonly FreeSeats[];
  chances: readonly Chance[];
  coaches: readonly (Diary & Holder)[];
  /** Days that limits closed to chances before anything was planned. */
  met: readonly LimitMet[];
}

/** A group closes less for each than a session of two. */
const EFFECT = { group: 0.6, 'one-to-one': 1 } as const;
const FEWEST = { group: FEWEST_PEOPLE, 'one-to-one': 1 } as const;
const HALF_HOUR = 30;
export const MOST_CLINICS = 24;
/** Two a week for four weeks: it says what hours are good for, and is no second calendar. */
export const MOST_PAIRS = 8;

/** What is planned so far, and what is left to plan with. */
interface Draft {
  open: Map<string, Waiting>;
  lanes: Lane[];
  diaries: Map<string, Diary>;
  clinics: PlannedClinic[];
  pairs: PairHours[];
  closed: LimitMet[];
}

interface Choice extends Comers {
  chance: Chance;
  seated: PersonInNeed[];
  gain: number;
}

/**
 * Which groups, and which sessions of two, would close most need for each half hour of a coach: one after the other, each
 * counting only what those before it leave open and who works at that time, and filling the day and the week of its coach.
 * Every department with a critical gap has a seat before any has a second.
 */
export function planClinics({ people, groups, given, chances, coaches, met }: PlannerFacts): ClinicPlan {
  const zones = [...new Set(groups.map(({ timeZone }) => timeZone))].toSorted();
  const draft: Draft = {
    open: seatGiven({ people, groups, given }),
    lanes: lanesOf(chances, zones),
    diaries: new Map(coaches.map((diary) => [diary.coachId, diary])),
    clinics: [],
    pairs: [],
    closed: [...met],
  };
  const comersTo = comersOfLanes(draft, { groups, coaches });
  for (let best = bestOf(draft, comersTo); best; best = bestOf(draft, comersTo)) take(draft, best);
  const missed = draft.closed.filter(({ skillId }) => (draft.open.get(skillId)?.people.length ?? 0) >= FEWEST_PEOPLE);
  return { clinics: draft.clinics, pairs: draft.pairs, withheld: withheldBy(missed, coaches) };
}

/** Who lacks each skill once the seats that are free already are filled. */
export function seatGiven({ people, groups, given }: Pick<PlannerFacts, 'people' | 'groups' | 'given'>): Map<string, Waiting> {
  const open = waitingFor(people, groups);
  for (const { skillId, holders, seats, ...time } of given.toSorted((a, b) => a.start - b.start)) {
    const waiting = open.get(skillId);
    if (!waiting) continue;
    const { seatable } = comersOf(waiting, (zone) => isWorkingTime(zone, time.start, endOf(time)), holders);
    open.set(skillId, withSeated(waiting, seatable.slice(0, seats)));
  }
  return open;
}

/** Who could come is asked anew only when somebody who waits was seated, and for each coach apart only where they are near to some. */
function comersOfLanes(
  { open }: Draft,
  { groups, coaches }: Pick<PlannerFacts, 'groups' | 'coaches'>,
): (lane: Lane) => Comers | null {
  const holderOf = new Map(coaches.map((coach) => [coach.coachId, coach]));
  const near = new Set(groups.flatMap(({ nearIds }) => nearIds));
  const known = new WeakMap<Waiting, Map<string, Comers>>();
  return ({ zones, first: { skillId, coachId } }) => {
    const waiting = open.get(skillId);
    if (!waiting) return null;
    const ofSkill = known.get(waiting) ?? new Map<string, Comers>();
    known.set(waiting, ofSkill);
    const holder = holderOf.get(coachId)!;
    const key = [near.has(coachId) ? coachId : holder.languages.join(), ...zones].join(' ');
    const comers = ofSkill.get(key) ?? comersOf(waiting, (zone) => zones.includes(zone), [holder]);
    ofSkill.set(key, comers);
    return comers;
  };
}

/** Of chances that close as much, the earliest; lanes are in order, so that it is always the same. */
function bestOf({ lanes, clinics, pairs }: Draft, comersTo: (lane: Lane) => Comers | null): Choice | null {
  let best: Choice | null = null;
  for (const lane of lanes) {
    const { first: chance } = lane;
    const planned = chance.mode === 'group' ? clinics.length : countPairs(pairs, chance.coachId);
    if (planned >= (chance.mode === 'group' ? MOST_CLINICS : MOST_PAIRS)) continue;
    const comers = comersTo(lane);
    if (!comers || comers.seatable.length < FEWEST[chance.mode]) continue;
    const seated = comers.seatable.slice(0, chance.seats);
    const gain = (EFFECT[chance.mode] * seated.reduce((sum, { need }) => sum + need, 0)) / (chance.minutes / HALF_HOUR);
    const isBetter = !best || gain > best.gain || (gain === best.gain && chance.start < best.chance.start);
    if (gain > 0 && isBetter) best = { ...comers, chance, seated, gain };
  }
  return best;
}

const countPairs = (pairs: readonly PairHours[], coachId: string) =>
  pairs.filter((each) => each.coachId === coachId).reduce((sum, { sessions }) => sum + sessions, 0);

/** Hold the chance: its people need nothing more, and its coach is elsewhere at no time that touches it. */
function take(draft: Draft, { chance, seated, gain, people, departments }: Choice): void {
  const { mode, offer, ...clinic } = chance;
  const { coachId, skillId, start, minutes } = clinic;
  const diary = withSession(draft.diaries.get(coachId)!, offer.id, start);
  draft.diaries.set(coachId, diary);
  draft.open.set(skillId, withSeated(draft.open.get(skillId)!, seated));
  draft.lanes = draft.lanes.flatMap((lane) =>
    lane.first.coachId === coachId ? laneWithout(lane, chance, { diary, closed: draft.closed }) : [lane],
  );
  if (mode === 'group') {
    const { limit } = limitAt(diary, offer, start);
    draft.clinics.push({ ...clinic, offerId: offer.id, people, departments, covers: seated.length, gain, reaches: limit });
    return;
  }
  const known = draft.pairs.find((each) => each.coachId === coachId && each.skillId === skillId);
  if (!known) draft.pairs.push({ coachId, skillId, sessions: 1, minutes, people });
  else Object.assign(known, { sessions: known.sessions + 1, minutes: known.minutes + minutes });
}
