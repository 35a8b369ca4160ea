import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { giveFeedback, viewMyBooking, viewMyFeedback } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { bookingId } = event.params;
  const [{ session }, feedback] = await Promise.all([
    need(call(event, viewMyBooking, { params: { bookingId } })),
    need(call(event, viewMyFeedback, { params: { bookingId } })),
  ]);
  const { title, coaches, startsAt } = session;
  return {
    bookingId,
    session: { title, startsAt, coaches: coaches.map(({ name }) => name) },
    feedback,
    isSaved: event.url.searchParams.has('saved'),
  };
};

const SENTENCES = { rating: 'Choose one of the five.', text: 'Write at most a thousand characters.' };

export const actions: Actions = {
  default: async (event) => {
    const { bookingId } = event.params;
    const { rating, text } = await textsOf(event, 'rating', 'text');
    const answer = await call(event, giveFeedback, { params: { bookingId }, body: { rating: Number(rating), text } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem, SENTENCES), rating, text });
    redirect(303, `/coaching/sessions/${bookingId}/feedback?saved`);
  },
};
