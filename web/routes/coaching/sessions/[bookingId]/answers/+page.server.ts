import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isPast } from '#lib/coaching-words.ts';
import { call, need } from '#lib/server/api.ts';
import { incomplete, refusedAsWhole } from '#lib/server/form.ts';
import { changeAnswers, viewMyBooking } from '#server/coaching/contract.ts';
import { answersIn, intakeOf, mistakesInAnswers } from '../../../preparation.ts';
import { readSessionType } from '../../../session-type.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ bookingId: string }>;

export const load: PageServerLoad = async (event) => {
  const { booking, type } = await readBoth(event);
  const { bookingId, session, intake } = booking;
  const answerTo = new Map(intake.map(({ question, answer }) => [question, answer]));
  return {
    bookingId,
    /** Then the page says why, and shows what was written. */
    isOver: overWhy(booking),
    session: { title: session.title, startsAt: session.startsAt, coaches: session.coaches.map(({ name }) => name) },
    questions: type.intake,
    answers: Object.fromEntries(type.intake.map(({ id, question }) => [id, answerTo.get(question) ?? ''])),
  };
};

const GIVEN_UP = ['cancelled', 'declined', 'expired'];

/** Why answers cannot be changed any more; null while they can. */
function overWhy({ status, session }: { status: string; session: { startsAt: string } }): 'begun' | 'not-held' | null {
  if (GIVEN_UP.includes(status)) return 'not-held';
  return isPast(session.startsAt, new Date()) ? 'begun' : null;
}

async function readBoth(event: Event) {
  const booking = await need(call(event, viewMyBooking, { params: event.params }));
  return { booking, type: await readSessionType(event, booking.session.sessionTypeId) };
}

export const actions: Actions = {
  default: async (event) => {
    const [form, { type }] = await Promise.all([event.request.formData(), readBoth(event)]);
    const answers = answersIn(form, type.intake);
    const fields = mistakesInAnswers(answers, type.intake);
    if (Object.keys(fields).length > 0) return fail(422, { answers, problem: incomplete(fields) });
    const answer = await call(event, changeAnswers, {
      params: event.params,
      body: { intake: intakeOf({ answers }, type.intake) },
    });
    if (!answer.ok) return fail(answer.problem.status, { answers, problem: refusedAsWhole(answer.problem) });
    redirect(303, `/coaching/sessions/${event.params.bookingId}?said=answers`);
  },
};
