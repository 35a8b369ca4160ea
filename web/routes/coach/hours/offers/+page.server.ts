import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { joinOffer, leaveOffer, listMyOffers } from '#server/coaching/contract.ts';
import { coachIn } from '../../coach.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await coachIn(event.parent);
  const { items } = await need(call(event, listMyOffers, {}));
  return {
    mine: items.filter(({ isMine }) => isMine),
    others: items.filter(({ isMine }) => !isMine),
    saved: event.url.searchParams.get('saved'),
  };
};

export const actions: Actions = {
  join: async (event) => {
    const { offerId } = await textsOf(event, 'offerId');
    const answer = await call(event, joinOffer, { params: { offerId } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, '/coach/hours/offers?saved=joined');
  },
  leave: async (event) => {
    const { offerId } = await textsOf(event, 'offerId');
    const answer = await call(event, leaveOffer, { params: { offerId } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, '/coach/hours/offers?saved=left');
  },
};
