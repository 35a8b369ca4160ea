import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need, type Problem } from '#lib/server/api.ts';
import { ownPath, refused, textsOf } from '#lib/server/form.ts';
import { timeOf } from '#lib/format.ts';
import { chosenWorkplace } from '#lib/navigation.ts';
import { signIn, viewMe } from '#server/identity/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  const next = ownPath(url.searchParams.get('next'));
  if (locals.me) redirect(303, next);
  return { next, hasLeft: url.searchParams.has('left') };
};

const SENTENCES = {
  email: 'Write the e-mail address your account has.',
  password: 'Write your password.',
};

export const actions: Actions = {
  default: async (event) => {
    const { email, password, next } = await textsOf(event, 'email', 'password', 'next');
    const answer = await call(event, signIn, { body: { email, password } });
    if (answer.ok) redirect(303, next && next !== '/' ? ownPath(next) : await startOf(event));
    const problem = refused(answer.problem, SENTENCES);
    return fail(answer.problem.status, { problem: { ...problem, detail: wording(answer.problem) ?? problem.detail }, email });
  },
};

/** The first page of what somebody chose last, or mainly comes for. */
async function startOf(event: RequestEvent): Promise<string> {
  const me = await need(call(event, viewMe, {}));
  return chosenWorkplace(me, event.cookies.get('workplace')).places[0]!.href;
}

/** Nobody is signed in, so the time is told in minutes from now and in UTC. */
function wording({ retryAt }: Problem): string | null {
  if (typeof retryAt !== 'string') return null;
  const minutes = Math.max(1, Math.ceil((Date.parse(retryAt) - Date.now()) / 60_000));
  return `Too many failed sign-ins. Try again in ${minutes} min, from ${timeOf(retryAt, 'UTC')} on.`;
}
