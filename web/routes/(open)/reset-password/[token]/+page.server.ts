import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { resetPassword } from '#server/identity/contract.ts';
import type { Actions } from './$types';

const SENTENCES = { newPassword: 'Write the password you want to use from now on.' };
const UNUSABLE = 'This link was used already, or is older than an hour. Ask for a new one.';

export const actions: Actions = {
  default: async (event) => {
    const { newPassword } = await textsOf(event, 'newPassword');
    const answer = await call(event, resetPassword, { params: event.params, body: { newPassword } });
    if (answer.ok) redirect(303, '/reset-password?set');
    const problem = refused(answer.problem, SENTENCES);
    const isUnusable = problem.code === 'identity/link-not-usable' || 'token' in problem.fields;
    return fail(answer.problem.status, {
      isUnusable,
      problem: isUnusable ? { ...problem, detail: UNUSABLE, fields: {} } : problem,
    });
  },
};
