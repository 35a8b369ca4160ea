import { fail } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { listWebhookEndpoints, registerWebhookEndpoint } from '#server/webhooks/contract.ts';
import { ENDPOINT_SENTENCES, wantedIn } from '../endpoint-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { hosts, events } = await need(call(event, listWebhookEndpoints, {}));
  return { hosts, events };
};

export const actions: Actions = {
  default: async (event) => {
    const entered = wantedIn(await event.request.formData());
    const answer = await call(event, registerWebhookEndpoint, { body: entered });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, ENDPOINT_SENTENCES) });
    // The secret stands in this answer alone, so there is no other page to go to.
    return { registered: { ...answer.data, name: entered.name } };
  },
};
