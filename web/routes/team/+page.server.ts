import { call, need } from '#lib/server/api.ts';
import { viewMyTeam } from '#server/skills/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { people } = await need(call(event, viewMyTeam, {}));
  return {
    people: people.map(({ skills, ...person }) => ({
      ...person,
      skills: skills.toSorted((a, b) => Number(b.critical) - Number(a.critical) || a.name.localeCompare(b.name)),
    })),
  };
};
