import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { cancelBooking, viewMyBooking } from '#server/coaching/contract.ts';
import { readWhy } from '../../../why-cancel.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  booking: await need(call(event, viewMyBooking, { params: event.params })),
});

export const actions: Actions = {
  default: async (event) => {
    const { entered, body, problem } = await readWhy(event);
    if (!body) return fail(422, { ...entered, problem });
    const answer = await call(event, cancelBooking, { params: event.params, body });
    if (!answer.ok) return fail(answer.problem.status, { ...entered, problem: refused(answer.problem) });
    redirect(303, `/coaching/sessions/${event.params.bookingId}?said=cancelled`);
  },
};
