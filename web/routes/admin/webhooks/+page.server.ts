import { call, need } from '#lib/server/api.ts';
import { listWebhookEndpoints } from '#server/webhooks/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { hosts, items } = await need(call(event, listWebhookEndpoints, {}));
  return { hosts, endpoints: items, isRemoved: event.url.searchParams.get('saved') === 'removed' };
};
