import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { retryJobs, viewJobs } from '#server/operations/contract.ts';
import { placeIn, searchOf } from '../place.ts';
import type { Actions, PageServerLoad } from './$types';

/** When the list that is meant was loaded; an address that does not say so means the list of now. */
function untilIn({ searchParams }: URL): string {
  const at = Date.parse(searchParams.get('until') ?? '');
  return new Date(Number.isNaN(at) ? Date.now() : at).toISOString();
}

export const load: PageServerLoad = async (event) => {
  const place = placeIn(event.url);
  const { matching } = await need(call(event, viewJobs, { query: place }));
  const back = `/admin/jobs${searchOf(place)}`;
  if (matching === 0 && event.request.method === 'GET') redirect(303, back);
  return { matching, back };
};

export const actions: Actions = {
  default: async (event) => {
    const place = placeIn(event.url);
    const answer = await call(event, retryJobs, { body: { ...place, failedUntil: untilIn(event.url) } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/admin/jobs${searchOf(place, { asked: String(answer.data.requested) })}`);
  },
};
