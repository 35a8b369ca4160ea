import { lacksCommonLanguage } from './languages.ts';

/** What those who wait in one line for a skill have in common: each of them may come to a session, or none. */
export interface Line {
  skillId: string;
  timeZone: string;
  /** Coaches that they are themselves or report to: nobody is coached by one of these. */
  nearIds: readonly string[];
  /** In which languages they said they can be coached; empty where they did not. */
  languages: readonly string[];
}

export interface PersonInNeed extends Line {
  personId: string;
  departmentId: string;
  need: number;
  critical: boolean;
}

/** How many people of a department wait in a line. */
export interface GapGroup extends Line {
  departmentId: string;
  people: number;
}

/** Who would hold a session, and in which languages. */
export interface Holder {
  coachId: string;
  languages: readonly string[];
}

/** Nobody is planned for with themselves, with their line manager, or where nobody speaks a language they said. */
const maySit = ({ nearIds, languages }: Line, holders: readonly Holder[]): boolean =>
  !holders.some(({ coachId }) => nearIds.includes(coachId)) &&
  holders.some((holder) => !lacksCommonLanguage({ languages, isSaid: languages.length > 0 }, holder.languages));

/** Who lacks a skill and is not planned for yet. */
export interface Waiting {
  /** Most in need first. Of many only those who could be seated stand here; the groups count all. */
  people: readonly PersonInNeed[];
  groups: readonly GapGroup[];
  /** Departments that have a seat already. */
  served: ReadonlySet<string>;
}

/** Who may come at a time, in the order in which they are seated, and how many they are with those who stand behind them. */
export interface Comers {
  seatable: PersonInNeed[];
  people: number;
  departments: number;
}

/** By skill. Of equals the order is by id, so that it is always the same. */
export function waitingFor(people: readonly PersonInNeed[], groups: readonly GapGroup[]): Map<string, Waiting> {
  const byNeed = people.toSorted((a, b) => b.need - a.need || (a.personId < b.personId ? -1 : 1));
  const inSkill = Map.groupBy(byNeed, ({ skillId }) => skillId);
  return new Map(
    [...Map.groupBy(groups, ({ skillId }) => skillId)].map(([skillId, own]) => [
      skillId,
      { people: inSkill.get(skillId) ?? [], groups: own, served: new Set() },
    ]),
  );
}

/** @param isAwake Whether the time lies within the working hours of a zone. @param holders Who would hold the session. */
export function comersOf(
  { people, groups, served }: Waiting,
  isAwake: (timeZone: string) => boolean,
  holders: readonly Holder[],
): Comers {
  const mayCome = (line: Line) => isAwake(line.timeZone) && maySit(line, holders);
  const coming = groups.filter((group) => group.people > 0 && mayCome(group));
  return {
    seatable: inSeatOrder(people.filter(mayCome), served),
    people: coming.reduce((sum, group) => sum + group.people, 0),
    departments: new Set(coming.map(({ departmentId }) => departmentId)).size,
  };
}

/** Whom a plan need not think of any more. */
export function withSeated({ people, groups, served }: Waiting, seated: readonly PersonInNeed[]): Waiting {
  const gone = new Set(seated.map(({ personId }) => personId));
  const taken = Map.groupBy(seated, keyOf);
  return {
    people: people.filter(({ personId }) => !gone.has(personId)),
    groups: groups.map((group) => ({ ...group, people: group.people - (taken.get(keyOf(group))?.length ?? 0) })),
    served: new Set([...served, ...seated.map(({ departmentId }) => departmentId)]),
  };
}

const keyOf = ({ timeZone, departmentId, nearIds, languages }: PersonInNeed | GapGroup) =>
  [timeZone, departmentId, nearIds.join(), languages.join()].join(' ');

/** One of each department that has a critical gap and no seat yet, then by need. */
function inSeatOrder(people: readonly PersonInNeed[], served: ReadonlySet<string>): PersonInNeed[] {
  const seen = new Set(served);
  const first: PersonInNeed[] = [];
  const rest: PersonInNeed[] = [];
  for (const person of people) {
    const isFirst = person.critical && !seen.has(person.departmentId);
    if (isFirst) seen.add(person.departmentId);
    (isFirst ? first : rest).push(person);
  }
  return [...first, ...rest];
}
