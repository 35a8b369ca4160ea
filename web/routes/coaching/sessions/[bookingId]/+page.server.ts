import { error, fail, redirect } from '@sveltejs/kit';
import { call, need, orElse } from '#lib/server/api.ts';
import { incomplete, refused, textsOf } from '#lib/server/form.ts';
import { viewSessionType } from '#server/catalog/contract.ts';
import { answerOutcome, confirmSeat, showMyName, viewMyBooking, viewMyFeedback } from '#server/coaching/contract.ts';
import { viewMySkills } from '#server/skills/contract.ts';
import { settleGoal } from '../../settle-goal.server.ts';
import { settle } from '../../settle.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const booking = await need(call(event, viewMyBooking, { params: event.params }));
  const { sessionTypeId } = booking.session;
  const hasCome = booking.status === 'attended' || booking.status === 'partial';
  const [type, mine, feedback] = await Promise.all([
    orElse(call(event, viewSessionType, { params: { sessionTypeId } }), null),
    booking.outcomes.length > 0 ? need(call(event, viewMySkills, {})) : null,
    hasCome ? need(call(event, viewMyFeedback, { params: event.params })) : null,
  ]);
  const skillOf = (skillId: string) => mine?.skills.find((skill) => skill.skillId === skillId);
  return {
    booking,
    preparation: type?.preparation ?? [],
    questions: type?.intake.length ?? 0,
    outcomes: booking.outcomes.map((outcome) => ({
      ...outcome,
      levelNow: skillOf(outcome.skillId)?.level ?? null,
      required: skillOf(outcome.skillId)?.required ?? null,
    })),
    mayRate: feedback?.isOpen ?? false,
    today: Temporal.Now.plainDateISO(event.locals.me!.timeZone).toString(),
    said: event.url.searchParams.get('said'),
  };
};

export const actions: Actions = {
  settle,
  settleGoal,
  confirm: async (event) => {
    const answer = await call(event, confirmSeat, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { outcomeId: '', text: '', problem: refused(answer.problem) });
    redirect(303, `${event.url.pathname}?said=confirmed`);
  },
  showName: async (event) => {
    const { isShown } = await textsOf(event, 'isShown');
    const answer = await call(event, showMyName, { params: event.params, body: { isShown: isShown === 'yes' } });
    if (!answer.ok) return fail(answer.problem.status, { outcomeId: '', text: '', problem: refused(answer.problem) });
    redirect(303, `${event.url.pathname}#others`);
  },
  answer: async (event) => {
    const { outcomeId, answer: given, text } = await textsOf(event, 'outcomeId', 'answer', 'text');
    const kept = { outcomeId, text };
    if (!outcomeId) error(400, 'There is no such outcome.');
    if (given !== 'acknowledge' && given !== 'contest')
      return fail(422, { ...kept, problem: incomplete({ answer: 'Choose one of the two.' }) });
    const answer = await call(event, answerOutcome, {
      params: { outcomeId },
      body: { answer: given, ...(text.trim() && { text: text.trim() }) },
    });
    if (!answer.ok) return fail(answer.problem.status, { ...kept, problem: refused(answer.problem) });
    redirect(303, `${event.url.pathname}?said=${given}#outcomes`);
  },
};
