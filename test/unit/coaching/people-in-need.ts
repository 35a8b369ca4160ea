import type { GapGroup, PersonInNeed } from '#server/coaching/rules/people-in-need.ts';

/** How many lack what, as the store would count them. */
export const groupsOf = (people: readonly PersonInNeed[]): GapGroup[] =>
  [
    ...Map.groupBy(people, (each) => `${each.skillId} ${each.timeZone} ${each.departmentId} ${each.languages.join()}`).values(),
  ].map((alike) => {
    const { skillId, timeZone, departmentId, languages } = alike[0]!;
    return { skillId, timeZone, departmentId, languages, people: alike.length };
  });
