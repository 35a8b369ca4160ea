import { lacksCommonLanguage } from './languages.ts';

export interface PersonInNeed {
  personId: string;
  departmentId: string;
  skillId: string;
  timeZone: string;
  need: number;
  critical: boolean;
  /** Nobody is coached by one of these. */
  managerIds: readonly string[];
  /** In which languages they said they can be coached; empty where they did not. */
  languages: readonly string[];
}

/** Who would hold a session, and in which languages. */
export interface Holder {
  coachId: string;
  languages: readonly string[];
}

/** Nobody is planned for with themselves or with their line manager. */
const isNear = ({ personId, managerIds }: PersonInNeed, holders: readonly Holder[]): boolean =>
  holders.some(({ coachId }) => coachId === personId || managerIds.includes(coachId));

/** Nobody is planned for where nobody speaks a language they said. */
const understands = ({ languages }: { languages: readonly string[] }, holders: readonly Holder[]): boolean =>
  holders.some((holder) => !lacksCommonLanguage({ languages, isSaid: languages.length > 0 }, holder.languages));

/** How many people of a department lack a skill in a zone, and said the same languages. */
export interface GapGroup {
  skillId: string;
  timeZone: string;
  departmentId: string;
  languages: readonly string[];
  people: number;
}

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
  const mayCome = (each: PersonInNeed | GapGroup) => isAwake(each.timeZone) && understands(each, holders);
  const able = people.filter(mayCome);
  const perDepartment = new Map<string, number>();
  const count = (id: string, by: number) => perDepartment.set(id, (perDepartment.get(id) ?? 0) + by);
  for (const group of groups.filter(mayCome)) count(group.departmentId, group.people);
  for (const person of able) if (isNear(person, holders)) count(person.departmentId, -1);
  const counts = [...perDepartment.values()].filter((each) => each > 0);
  return {
    seatable: inSeatOrder(
      able.filter((person) => !isNear(person, holders)),
      served,
    ),
    people: counts.reduce((sum, each) => sum + each, 0),
    departments: counts.length,
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

const keyOf = ({ timeZone, departmentId, languages }: PersonInNeed | GapGroup) =>
  `${timeZone} ${departmentId} ${languages.join()}`;

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
