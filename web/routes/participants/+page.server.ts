import { inTreeOrder, openOn } from '#lib/department-tree.ts';
import { call, need } from '#lib/server/api.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { listDepartments } from '#server/organization/contract.ts';
import { listParticipants } from '#server/skills/contract.ts';
import { placeIn } from './filter.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 25;

export const load: PageServerLoad = async (event) => {
  const [departments, framework] = await Promise.all([
    need(call(event, listDepartments, {})),
    need(call(event, viewFramework, {})),
  ]);
  const place = placeIn(event.url.searchParams, departments.items, framework.profiles);
  const page = await need(call(event, listParticipants, { query: { ...place, limit: PER_PAGE } }));
  return {
    people: page.items,
    nextCursor: page.nextCursor,
    place,
    departments: inTreeOrder(openOn(departments.items, Temporal.Now.plainDateISO('UTC').toString())).map(
      ({ id, name, depth }) => ({ id, name, depth }),
    ),
    profiles: framework.profiles.map(({ id, name }) => ({ id, name })),
  };
};
