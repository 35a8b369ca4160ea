import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { changeOffer, listMyOffers, listCoachingSessionTypes } from '#server/coaching/contract.ts';
import { coachIn } from '../../../coach.server.ts';
import { termsOf } from '../terms.ts';
import { atFields, FIELD_OF, SENTENCES, termsIn } from '../terms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await coachIn(event.parent);
  const [{ items }, types] = await Promise.all([
    need(call(event, listMyOffers, {})),
    need(call(event, listCoachingSessionTypes, {})),
  ]);
  const offer = items.find(({ offerId, isMine }) => isMine && offerId === event.params.offerId);
  if (!offer) error(404);
  return { title: offer.title, terms: termsOf(offer), types: types.items };
};

export const actions: Actions = {
  default: async (event) => {
    const { entered, body } = await termsIn(event);
    const answer = await call(event, changeOffer, {
      params: event.params,
      body: { ...body, isActive: entered['isActive'] === 'on' },
    });
    if (!answer.ok)
      return fail(answer.problem.status, { entered, problem: atFields(refused(answer.problem, SENTENCES, FIELD_OF)) });
    redirect(303, '/coach/hours/offers?saved=changed');
  },
};
