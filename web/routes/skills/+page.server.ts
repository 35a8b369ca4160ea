import { call, need } from '#lib/server/api.ts';
import { STATES } from '#lib/ui/states.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { viewMySkills } from '#server/skills/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [mine, framework] = await Promise.all([need(call(event, viewMySkills, {})), need(call(event, viewFramework, {}))]);
  const state = STATES.find((each) => each === event.url.searchParams.get('state')) ?? null;
  const skills = mine.skills.map(({ behaviour: _behaviour, ...skill }) => skill);
  const required = skills.filter((skill) => skill.required !== null);
  const shown = required.filter((skill) => state === null || skill.state === state);
  return {
    roleNames: mine.roleProfiles.map(({ name }) => name),
    states: required.map((skill) => skill.state),
    state,
    domains: framework.domains
      .map(({ id, name }) => ({ name, skills: shown.filter(({ domainId }) => domainId === id) }))
      .filter((domain) => domain.skills.length > 0),
    further: state === null ? skills.filter((skill) => skill.required === null) : [],
    due: required
      .flatMap(({ skillId, name, isDue, because }) => (isDue && because ? [{ skillId, name, lapsesOn: because.lapsesOn }] : []))
      .toSorted((a, b) => a.lapsesOn.localeCompare(b.lapsesOn)),
    views: mine.views,
  };
};
