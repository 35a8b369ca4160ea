import type { RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { type ListedPerson } from '#lib/people-words.ts';
import { viewPerson } from '#server/identity/contract.ts';

/** Where a list was when somebody was chosen from it: what was searched for, and who stood before them. */
export function placeIn({ searchParams }: URL): { q?: string; cursor?: string } {
  const q = searchParams.get('q')?.trim().slice(0, 100);
  const after = searchParams.get('after') ?? '';
  return { ...(q && { q }), ...(/^[0-9a-f-]{36}$/.test(after) && { cursor: after }) };
}

/** One person, or the error page. */
export const findPerson = (event: RequestEvent, personId: string): Promise<ListedPerson> =>
  need(call(event, viewPerson, { params: { personId } }));
