import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { viewEnrolment } from '#server/learning/contract.ts';
import { submitAttempt, viewAttempt } from '#server/quiz/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { attemptId } = event.params;
  const attempt = await need(call(event, viewAttempt, { params: { attemptId } }));
  if (attempt.isSubmitted) redirect(303, `/quiz/${attemptId}/result`);
  const { enrolmentId, quizKind, mode, questions } = attempt;
  const { quizzes } = await need(call(event, viewEnrolment, { params: { enrolmentId } }));
  return {
    attempt: { attemptId, quizKind, mode },
    triesAfter: (quizzes.find(({ kind }) => kind === quizKind)?.triesLeft ?? 1) - 1,
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
