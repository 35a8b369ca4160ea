import { fail } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { rotateWebhookSecret, viewWebhookEndpoint } from '#server/webhooks/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id, name } = await need(call(event, viewWebhookEndpoint, { params: event.params }));
  return { id, name };
};

export const actions: Actions = {
  default: async (event) => {
    const answer = await call(event, rotateWebhookSecret, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    // The secret stands in this answer alone, so there is no other page to go to.
    return { made: answer.data };
  },
};
