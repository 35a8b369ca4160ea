import type { GapGroup, PersonInNeed } from '#server/coaching/rules/people-in-need.ts';

/** How many lack what, as the store would count them. */
export const groupsOf = (people: readonly PersonInNeed[]): GapGroup[] =>
  [...Map.groupBy(people, keyOf).values()].map((alike) => {
    const { personId: _, need: __, critical: ___, ...line } = alike[0]!;
    return { ...line, people: alike.length };
  });

const keyOf = ({ skillId, timeZone, departmentId, nearIds, languages }: PersonInNeed) =>
  JSON.stringify([skillId, timeZone, departmentId, nearIds, languages]);
