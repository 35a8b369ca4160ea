import { inTreeOrder, openOn } from '#lib/department-tree.ts';
import { call, need } from '#lib/server/api.ts';
import { listPeople } from '#server/identity/contract.ts';
import { listDepartments } from '#server/organization/contract.ts';
import { isNarrowed, placeIn, searchOf } from './place.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 25;

export const load: PageServerLoad = async (event) => {
  const place = placeIn(event.url);
  const [{ items, nextCursor }, departments] = await Promise.all([
    need(call(event, listPeople, { query: { ...place, limit: PER_PAGE } })),
    need(call(event, listDepartments, {})),
  ]);
  const today = Temporal.Now.plainDateISO('UTC').toString();
  /** With the place in this list, so that the page leads back here. */
  const people = items.map((person) => ({ ...person, href: `/admin/people/${person.personId}${searchOf(place)}` }));
  return {
    people,
    place,
    isNarrowed: isNarrowed(place),
    nextCursor,
    departments: inTreeOrder(openOn(departments.items, today)).map(({ id, name, depth }) => ({ id, name, depth })),
  };
};
