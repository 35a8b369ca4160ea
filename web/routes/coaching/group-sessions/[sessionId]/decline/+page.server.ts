import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { declineInvitation, listMyInvitations } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listMyInvitations, {}));
  const invitation = items.find(({ session }) => session.sessionId === event.params.sessionId);
  if (!invitation) error(404, 'This session is not suggested to you, or not any more.');
  return { session: invitation.session };
};

export const actions: Actions = {
  default: async (event) => {
    const answer = await call(event, declineInvitation, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, '/coaching?declined');
  },
};
