import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { viewEnrolment } from '#server/learning/contract.ts';
import { saveAnswer, viewAttempt } from '#server/quiz/contract.ts';
import { addressOf } from './address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { attemptId } = event.params;
  const attempt = await need(call(event, viewAttempt, { params: { attemptId } }));
  if (attempt.isSubmitted) redirect(303, `/quiz/${attemptId}/result`);
  const { title } = await need(call(event, viewEnrolment, { params: { enrolmentId: attempt.enrolmentId } }));
  const { searchParams } = event.url;
  const firstOpen = attempt.questions.findIndex(({ chosen }) => chosen.length === 0) + 1 || 1;
  const wanted = Number(searchParams.get('question') ?? firstOpen);
  const number = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), attempt.questions.length) : firstOpen;
  return { attempt, courseTitle: title, isAll: searchParams.get('view') === 'all', number };
};

export const actions: Actions = {
  /** Save every answer the page holds, then go where the button says. */
  save: async (event) => {
    const { attemptId } = event.params;
    const form = await event.request.formData();
    const given = answersIn(form);
    for (const { position, ...body } of given) {
      const answer = await call(event, saveAnswer, { params: { attemptId, position }, body });
      if (answer.ok) continue;
      if (answer.problem.type === '/problems/quiz/attempt-is-submitted') redirect(303, `/quiz/${attemptId}/result`);
      return fail(answer.problem.status, { problem: refused(answer.problem), given });
    }
    const to = String(form.get('to') ?? 'stay');
    if (to === 'stay') return { savedAt: new Date().toISOString() };
    redirect(303, addressOf(attemptId, to));
  },
};

const answersIn = (form: FormData) =>
  form
    .getAll('position')
    .map(Number)
    .map((position) => ({
      position,
      chosen: form.getAll(`chosen-${position}`).map(String),
      flagged: form.has(`flagged-${position}`),
    }));
