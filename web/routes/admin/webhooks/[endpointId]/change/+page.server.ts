import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { changeWebhookEndpoint, listWebhookEndpoints, viewWebhookEndpoint } from '#server/webhooks/contract.ts';
import { ENDPOINT_SENTENCES, wantedIn } from '../../endpoint-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [endpoint, { hosts, events }] = await Promise.all([
    need(call(event, viewWebhookEndpoint, { params: event.params })),
    need(call(event, listWebhookEndpoints, {})),
  ]);
  return { endpoint, hosts, events };
};

export const actions: Actions = {
  default: async (event) => {
    const entered = wantedIn(await event.request.formData());
    const answer = await call(event, changeWebhookEndpoint, { params: event.params, body: entered });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, ENDPOINT_SENTENCES) });
    redirect(303, `/admin/webhooks/${event.params.endpointId}?saved=changed`);
  },
};
