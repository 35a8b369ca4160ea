import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refused, textsOf } from '#lib/server/form.ts';
import { replayFailedDeliveries, viewWebhookEndpoint } from '#server/webhooks/contract.ts';
import { instantAt, wallTime } from '../../../../coach/zone-time.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id, name, failed } = await need(call(event, viewWebhookEndpoint, { params: event.params }));
  const yesterday = Temporal.Now.instant().subtract({ hours: 24 }).toString();
  return { id, name, failed, suggested: wallTime(yesterday, event.locals.me!.timeZone) };
};

export const actions: Actions = {
  default: async (event) => {
    const { since, timeZone } = await textsOf(event, 'since', 'timeZone');
    const instant = instantAt(since, timeZone);
    const entered = { since };
    if (!instant)
      return fail(400, { entered, problem: incomplete({ since: 'Write a day and a time, such as 24/11/2026, 09:00.' }) });
    const answer = await call(event, replayFailedDeliveries, { params: event.params, body: { since: instant } });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem) });
    redirect(303, `/admin/webhooks/${event.params.endpointId}?replayed=${answer.data.replayed}`);
  },
};
