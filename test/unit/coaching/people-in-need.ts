import type { GapGroup, PersonInNeed } from '#server/coaching/rules/people-in-need.ts';

/** How many lack what, as the store would count them. */
export const groupsOf = (people: readonly PersonInNeed[]): GapGroup[] =>
  [...Map.groupBy(people, ({ skillId, timeZone, departmentId }) => `${skillId} ${timeZone} ${departmentId}`).values()].map(
    (alike) => {
      const { skillId, timeZone, departmentId } = alike[0]!;
      return { skillId, timeZone, departmentId, people: alike.length };
    },
  );
