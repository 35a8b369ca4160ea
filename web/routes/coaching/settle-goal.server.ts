import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { settleMyGoal } from '#server/coaching/contract.ts';

/** Say what became of a goal, from whichever page shows it; back to that page afterwards. */
export async function settleGoal(event: RequestEvent) {
  const { bookingId, status } = await textsOf(event, 'bookingId', 'status');
  const wanted = status === 'reached' || status === 'dropped' ? status : 'open';
  const answer = await call(event, settleMyGoal, { params: { bookingId }, body: { status: wanted } });
  if (!answer.ok) return fail(answer.problem.status, { outcomeId: '', text: '', problem: refused(answer.problem) });
  redirect(303, `${event.url.pathname}#goal`);
}
