import { call, need } from '#lib/server/api.ts';
import { listWebhookEndpoints } from '#server/webhooks/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { events } = await need(call(event, listWebhookEndpoints, {}));
  return { events };
};
