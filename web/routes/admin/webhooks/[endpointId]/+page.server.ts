import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need, type Answer } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import {
  DeliveredEvent,
  listWebhookDeliveries,
  pauseWebhookEndpoint,
  replayWebhookDelivery,
  resumeWebhookEndpoint,
  sendTestDelivery,
  viewWebhookEndpoint,
} from '#server/webhooks/contract.ts';
import { addressOf, placeIn } from '../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, url } = event;
  const place = placeIn(url, DeliveredEvent.enum);
  const [endpoint, { items, nextCursor }] = await Promise.all([
    need(call(event, viewWebhookEndpoint, { params })),
    need(call(event, listWebhookDeliveries, { params, query: place })),
  ]);
  const replayed = Number(url.searchParams.get('replayed') ?? Number.NaN);
  return {
    endpoint,
    events: DeliveredEvent.enum,
    deliveries: items,
    nextCursor,
    place,
    saved: url.searchParams.get('saved'),
    replayed: Number.isInteger(replayed) ? replayed : null,
    now: new Date().toISOString(),
  };
};

/** Back to the endpoint, where it says what was done; or what the API refused. */
function answered(event: RequestEvent, answer: Answer<unknown>, saved: string) {
  if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
  const place = placeIn(event.url, DeliveredEvent.enum);
  redirect(303, addressOf(event.params['endpointId']!, place, { saved }));
}

export const actions: Actions = {
  test: async (event) => answered(event, await call(event, sendTestDelivery, { params: event.params }), 'tested'),
  pause: async (event) => answered(event, await call(event, pauseWebhookEndpoint, { params: event.params }), 'paused'),
  resume: async (event) => answered(event, await call(event, resumeWebhookEndpoint, { params: event.params }), 'resumed'),
  again: async (event) => {
    const { deliveryId } = await textsOf(event, 'deliveryId');
    const params = { ...event.params, deliveryId };
    return answered(event, await call(event, replayWebhookDelivery, { params }), 'again');
  },
};
