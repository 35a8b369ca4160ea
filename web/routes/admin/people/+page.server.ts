import { call, need } from '#lib/server/api.ts';
import { listPeople } from '#server/identity/contract.ts';
import { placeIn } from './find-person.server.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 25;

export const load: PageServerLoad = async (event) => {
  const place = placeIn(event.url);
  const { items, nextCursor } = await need(call(event, listPeople, { query: { ...place, limit: PER_PAGE } }));
  const q = place.q ?? '';
  const back = new URLSearchParams({ ...(q && { q }), ...(place.cursor && { after: place.cursor }) });
  const people = items.map((person) => ({
    ...person,
    /** With the place in this list, so that the page leads back here. */
    href: `/admin/people/${person.personId}${back.size > 0 ? `?${back}` : ''}`,
  }));
  return { people, q, isFirstPage: !place.cursor, nextCursor };
};
