import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { settleActionItem } from '#server/coaching/contract.ts';

/** Tick an action item, or open it again, from whichever page shows it; back to that page afterwards. */
export async function settle(event: RequestEvent) {
  const { actionItemId, status } = await textsOf(event, 'actionItemId', 'status');
  const wanted = status === 'done' || status === 'dropped' ? status : 'open';
  const answer = await call(event, settleActionItem, { params: { actionItemId }, body: { status: wanted } });
  if (!answer.ok) return fail(answer.problem.status, { outcomeId: '', text: '', problem: refused(answer.problem) });
  redirect(303, `${event.url.pathname}#promised`);
}
