import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { createOffer, listCoachingSessionTypes } from '#server/coaching/contract.ts';
import { coachIn } from '../../../coach.server.ts';
import { atFields, FIELD_OF, SENTENCES, termsIn } from '../terms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await coachIn(event.parent);
  return { types: (await need(call(event, listCoachingSessionTypes, {}))).items };
};

export const actions: Actions = {
  default: async (event) => {
    const { entered, body } = await termsIn(event);
    const answer = await call(event, createOffer, { body });
    if (!answer.ok)
      return fail(answer.problem.status, { entered, problem: atFields(refused(answer.problem, SENTENCES, FIELD_OF)) });
    redirect(303, '/coach/hours/offers?saved=made');
  },
};
