import { call, need } from '#lib/server/api.ts';
import { listCoaches } from '#server/coaching/contract.ts';
import { askedIn, directoryFinding, found, rowsOf } from './directory.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listCoaches, {}));
  const asked = askedIn(event.url.searchParams);
  const names = new Map(items.flatMap(({ skills }) => skills.map(({ skillId, name }) => [skillId, name])));
  return {
    asked,
    of: items.length,
    finding: directoryFinding(items),
    skills: [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name)),
    rows: rowsOf(found(items, asked)),
  };
};
