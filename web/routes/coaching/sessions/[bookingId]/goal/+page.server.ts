import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { setMyGoal, viewMyBooking } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

const WITHOUT_GOAL = ['cancelled', 'declined', 'expired', 'no-show'];

export const load: PageServerLoad = async (event) => {
  const { bookingId, session, sessionType, goal, status } = await need(call(event, viewMyBooking, { params: event.params }));
  if (WITHOUT_GOAL.includes(status)) error(404, 'A goal is set for a session that you have or had.');
  return {
    bookingId,
    session: { title: session.title, startsAt: session.startsAt, coaches: session.coaches.map(({ name }) => name) },
    skills: sessionType.skills,
    entered: { text: goal?.text ?? '', aim: goal?.aim ? `${goal.aim.skillId}/${goal.aim.level}` : '' },
    isSet: goal !== null,
  };
};

const SENTENCES = { text: 'Write what you want to be able to do, in at most a thousand characters.' };
const FIELD_OF = { 'coaching/goal-skill-unknown': 'aim' };

export const actions: Actions = {
  default: async (event) => {
    const entered = await textsOf(event, 'text', 'aim');
    const [skillId, level] = entered.aim.split('/');
    const answer = await call(event, setMyGoal, {
      params: event.params,
      body: { text: entered.text.trim(), ...(skillId && { aim: { skillId, level: Number(level) } }) },
    });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
    redirect(303, `/coaching/sessions/${event.params.bookingId}?said=goal#goal`);
  },
};
