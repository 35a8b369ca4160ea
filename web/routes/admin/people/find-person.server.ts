import { error, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { type ListedPerson } from '#lib/people-words.ts';
import { listPeople } from '#server/identity/contract.ts';

const AT_ONCE = 100;

/** Where a list was when somebody was chosen from it: what was searched for, and who stood before them. */
export function placeIn({ searchParams }: URL): { q?: string; cursor?: string } {
  const q = searchParams.get('q')?.trim().slice(0, 100);
  const after = searchParams.get('after') ?? '';
  return { ...(q && { q }), ...(/^[0-9a-f-]{36}$/.test(after) && { cursor: after }) };
}

/**
 * One person, whom the API tells as part of lists only: looked for where the list was, and after that, as for a bookmark,
 * everywhere. Leads to the error page when there is no such person.
 */
export async function findPerson(event: RequestEvent, personId: string): Promise<ListedPerson> {
  const place = placeIn(event.url);
  const isThey = (person: ListedPerson) => person.personId === personId;
  const near = await need(call(event, listPeople, { query: { ...place, limit: 5 } }));
  const found = near.items.find(isThey);
  if (found) return found;
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: ListedPerson[]; nextCursor: string | null } = await need(
      call(event, listPeople, { query: { limit: AT_ONCE, ...(cursor && { cursor }) } }),
    );
    const person = page.items.find(isThey);
    if (person) return person;
    cursor = page.nextCursor;
  }
  error(404, 'There is no such person.');
}
