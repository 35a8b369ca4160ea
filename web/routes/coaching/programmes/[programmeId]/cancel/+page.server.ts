import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { isOpen, isPast } from '#lib/coaching-words.ts';
import { cancelProgramme, listMyBookings } from '#server/coaching/contract.ts';
import { runningProgrammes } from '../../../programmes.ts';
import { readWhy } from '../../../why-cancel.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listMyBookings, {}));
  const now = new Date();
  const isToCome = (booking: (typeof items)[number]) => isOpen(booking) && !isPast(booking.session.startsAt, now);
  const programme = runningProgrammes(items, isToCome).find(({ programmeId }) => programmeId === event.params.programmeId);
  if (!programme) error(404, 'There is no such programme of yours, or nothing of it is to come.');
  const isSure = (booking: (typeof items)[number]) => booking.status === 'confirmed' && isPast(booking.changeableUntil, now);
  const toCome = programme.bookings.filter(isToCome);
  return { title: programme.title, toEnd: toCome.filter((booking) => !isSure(booking)), toStay: toCome.filter(isSure) };
};

export const actions: Actions = {
  default: async (event) => {
    const { entered, body, problem } = await readWhy(event);
    if (!body) return fail(422, { ...entered, problem });
    const answer = await call(event, cancelProgramme, { params: event.params, body });
    if (!answer.ok) return fail(answer.problem.status, { ...entered, problem: refused(answer.problem) });
    redirect(303, `/coaching/sessions?said=${answer.data.kept.length > 0 ? 'cancelled-some' : 'cancelled'}`);
  },
};
