import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refused, textsOf } from '#lib/server/form.ts';
import { LEARNERS_REASONS } from '#lib/coaching-words.ts';
import { cancelBooking, viewMyBooking } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  booking: await need(call(event, viewMyBooking, { params: event.params })),
});

export const actions: Actions = {
  default: async (event) => {
    const { code, text } = await textsOf(event, 'code', 'text');
    const known = LEARNERS_REASONS.find((reason) => reason === code);
    if (!known) return fail(422, { code, text, problem: incomplete({ code: 'Choose the reason that is closest.' }) });
    const body = { code: known, ...(text.trim() && { text: text.trim() }) };
    const answer = await call(event, cancelBooking, { params: event.params, body });
    if (!answer.ok) return fail(answer.problem.status, { code, text, problem: refused(answer.problem) });
    redirect(303, `/coaching/sessions/${event.params.bookingId}?said=cancelled`);
  },
};
