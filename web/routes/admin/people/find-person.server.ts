import type { RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { type ListedPerson } from '#lib/people-words.ts';
import { viewPerson } from '#server/identity/contract.ts';

/** One person, or the error page. */
export const findPerson = (event: RequestEvent, personId: string): Promise<ListedPerson> =>
  need(call(event, viewPerson, { params: { personId } }));
