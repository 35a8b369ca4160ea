import { call, need } from '#lib/server/api.ts';
import { viewMyTeam } from '#server/skills/contract.ts';
import { askedIn, filtered, LARGE_TEAM } from './team-filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { people } = await need(call(event, viewMyTeam, {}));
  const isLarge = people.length >= LARGE_TEAM;
  const asked = askedIn(isLarge ? event.url.searchParams : new URLSearchParams());
  const shown = new Set(filtered(people, asked).map(({ personId }) => personId));
  return {
    isLarge,
    asked,
    people: people.map(({ skills, ...person }) => ({
      ...person,
      isShown: shown.has(person.personId),
      skills: skills.toSorted((a, b) => Number(b.critical) - Number(a.critical) || a.name.localeCompare(b.name)),
    })),
  };
};
