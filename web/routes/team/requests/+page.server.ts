import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { decideTeamRequest, listTeamRequests } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listTeamRequests, {}));
  return { requests: items, done: event.url.searchParams.get('done') };
};

export const actions: Actions = {
  decide: async (event) => {
    const { bookingId, decision, text } = await textsOf(event, 'bookingId', 'decision', 'text');
    const accepts = decision === 'accept';
    const body = { decision: accepts ? ('accept' as const) : ('decline' as const), ...(text.trim() && { text: text.trim() }) };
    const answer = await call(event, decideTeamRequest, { params: { bookingId }, body });
    if (!answer.ok)
      return fail(answer.problem.status, {
        bookingId,
        text,
        problem: refused(answer.problem, { text: 'Write up to 500 characters.' }),
      });
    redirect(303, `/team/requests?done=${accepts ? 'accepted' : 'declined'}`);
  },
};
