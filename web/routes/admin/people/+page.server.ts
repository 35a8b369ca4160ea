import { call, need } from '#lib/server/api.ts';
import { listPeople } from '#server/identity/contract.ts';
import { placeIn } from './find-person.server.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 25;

export const load: PageServerLoad = async (event) => {
  const place = placeIn(event.url);
  const { items, nextCursor } = await need(call(event, listPeople, { query: { ...place, limit: PER_PAGE } }));
  const q = place.q ?? '';
  const people = items.map((person, at) => ({
    ...person,
    href: hrefOf(person.personId, q, items[at - 1]?.personId ?? place.cursor),
  }));
  return { people, q, isFirstPage: !place.cursor, nextCursor };
};

/** With the place in this list, so that the page finds the person at once and leads back here. */
function hrefOf(personId: string, q: string, after: string | undefined): string {
  const place = new URLSearchParams({ ...(q && { q }), ...(after && { after }) });
  return `/admin/people/${personId}${place.size > 0 ? `?${place}` : ''}`;
}
