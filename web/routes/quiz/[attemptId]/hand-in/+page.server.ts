import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { submitAttempt, viewAttempt } from '#server/quiz/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { attemptId } = event.params;
  const attempt = await need(call(event, viewAttempt, { params: { attemptId } }));
  if (attempt.isSubmitted) redirect(303, `/quiz/${attemptId}/result`);
  const { quizKind, mode, questions } = attempt;
  return {
    attempt: { attemptId, quizKind, mode },
    questions: questions.map(({ position, prompt, chosen, flagged }) => ({
      position,
      prompt,
      isOpen: chosen.length === 0,
      flagged,
    })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { attemptId } = event.params;
    const answer = await call(event, submitAttempt, { params: { attemptId } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/quiz/${attemptId}/result`);
  },
};
