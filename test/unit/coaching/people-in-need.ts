import type { GapGroup, PersonInNeed } from '#server/coaching/rules/people-in-need.ts';

/** How many lack what, as the store would count them. */
export const groupsOf = (people: readonly PersonInNeed[]): GapGroup[] =>
  [...Map.groupBy(people, ({ skillId, timeZone, departmentId }) => `${skillId} ${timeZone} ${departmentId}`)].map(
    ([, [{ skillId, timeZone, departmentId }, ...others]]) => ({ skillId, timeZone, departmentId, people: others.length + 1 }),
  ) as GapGroup[];
