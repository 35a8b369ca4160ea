import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { removeWebhookEndpoint, viewWebhookEndpoint } from '#server/webhooks/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id, name } = await need(call(event, viewWebhookEndpoint, { params: event.params }));
  return { id, name };
};

export const actions: Actions = {
  default: async (event) => {
    const answer = await call(event, removeWebhookEndpoint, { params: event.params });
    // Whoever asks twice has what they asked for.
    if (!answer.ok && answer.problem.status !== 404) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, '/admin/webhooks?saved=removed');
  },
};
