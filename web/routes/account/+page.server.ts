import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { changePassword, endSession, listSessions, signOut, updateMe } from '#server/identity/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listSessions, {}));
  return {
    sessions: items.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.createdAt.localeCompare(a.createdAt)),
    timeZones: Intl.supportedValuesOf('timeZone'),
    saved: event.url.searchParams.get('saved'),
  };
};

const SENTENCES = {
  timeZone: 'Choose a time zone from the list.',
  currentPassword: 'Write the password you use now.',
  newPassword: 'Write the password you want to use from now on.',
};

export const actions: Actions = {
  leave: async (event) => {
    await need(call(event, signOut, {}));
    redirect(303, '/sign-in?left');
  },
  zone: async (event) => {
    const { timeZone } = await textsOf(event, 'timeZone');
    const answer = await call(event, updateMe, { body: { timeZone } });
    if (!answer.ok) return fail(answer.problem.status, { form: 'zone', problem: refused(answer.problem, SENTENCES), timeZone });
    redirect(303, '/account?saved=zone');
  },
  password: async (event) => {
    const { currentPassword, newPassword } = await textsOf(event, 'currentPassword', 'newPassword');
    const answer = await call(event, changePassword, { body: { currentPassword, newPassword } });
    if (!answer.ok) return fail(answer.problem.status, { form: 'password', problem: refused(answer.problem, SENTENCES) });
    redirect(303, '/account?saved=password');
  },
  end: async (event) => {
    const { sessionId } = await textsOf(event, 'sessionId');
    const answer = await call(event, endSession, { params: { sessionId } });
    if (!answer.ok && answer.problem.status !== 404)
      return fail(answer.problem.status, { form: 'end', problem: refused(answer.problem) });
    redirect(303, '/account?saved=session');
  },
};
