import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refused, textsOf } from '#lib/server/form.ts';
import { replayFailedDeliveries, viewWebhookEndpoint } from '#server/webhooks/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const { id, name, failed } = await need(call(event, viewWebhookEndpoint, { params: event.params }));
  const yesterday = Temporal.Now.zonedDateTimeISO(me!.timeZone).subtract({ hours: 24 });
  return { id, name, failed, suggested: yesterday.toPlainDateTime().toString({ smallestUnit: 'minute' }) };
};

/** As the field writes it, on a clock of a zone; null when it is no time. */
function instantIn(text: string, timeZone: string): Temporal.Instant | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant();
  } catch {
    return null;
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { since, timeZone } = await textsOf(event, 'since', 'timeZone');
    const instant = instantIn(since, timeZone);
    const entered = { since };
    if (!instant)
      return fail(400, { entered, problem: incomplete({ since: 'Write a day and a time, such as 24/11/2026, 09:00.' }) });
    const answer = await call(event, replayFailedDeliveries, { params: event.params, body: { since: instant.toString() } });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem) });
    redirect(303, `/admin/webhooks/${event.params.endpointId}?replayed=${answer.data.replayed}`);
  },
};
