import { fail, redirect } from '@sveltejs/kit';
import { call, type Problem } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { timeOf } from '#lib/format.ts';
import { requestPasswordReset } from '#server/identity/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  isAsked: url.searchParams.has('asked'),
  isSet: url.searchParams.has('set'),
});

const SENTENCES = { email: 'Write the e-mail address your account has.' };

export const actions: Actions = {
  default: async (event) => {
    const { email } = await textsOf(event, 'email');
    const answer = await call(event, requestPasswordReset, { body: { email: email.trim() } });
    if (answer.ok) redirect(303, '/reset-password?asked');
    const problem = refused(answer.problem, SENTENCES);
    return fail(answer.problem.status, { email, problem: { ...problem, detail: wording(answer.problem) ?? problem.detail } });
  },
};

/** Nobody is signed in, so the time is told in minutes from now and in UTC. */
function wording({ retryAt }: Problem): string | null {
  if (typeof retryAt !== 'string') return null;
  const minutes = Math.max(1, Math.ceil((Date.parse(retryAt) - Date.now()) / 60_000));
  return `A link was asked for too often. Ask again in ${minutes} min, from ${timeOf(retryAt, 'UTC')} on.`;
}
