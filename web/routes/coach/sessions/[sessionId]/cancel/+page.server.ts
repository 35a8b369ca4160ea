import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { cancelSession, viewCoachSession } from '#server/coaching/contract.ts';
import { coachIn } from '../../../coach.server.ts';
import { isCancelReason } from '../../../coach-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await coachIn(event.parent);
  const session = await need(call(event, viewCoachSession, { params: event.params, query: { notes: 'none' } }));
  return { timeZone, session };
};

export const actions: Actions = {
  default: async (event) => {
    const { code, text, extent } = await textsOf(event, 'code', 'text', 'extent');
    const withLater = extent === 'later';
    const why = { code: isCancelReason(code) ? code : ('other' as const), ...(text.trim() && { text: text.trim() }) };
    const body = withLater ? { ...why, withLater } : why;
    const answer = await call(event, cancelSession, { params: event.params, body });
    if (!answer.ok) return fail(answer.problem.status, { code, text, extent, problem: refused(answer.problem) });
    redirect(303, `/coach/sessions?done=${withLater ? 'cancelled-later' : 'cancelled'}`);
  },
};
