import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import {
  changePassword,
  createAccessKey,
  endSession,
  listAccessKeys,
  listSessions,
  signOut,
  updateMe,
} from '#server/identity/contract.ts';
import { isScope } from './key-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [{ items }, keys] = await Promise.all([need(call(event, listSessions, {})), need(call(event, listAccessKeys, {}))]);
  return {
    sessions: items.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.createdAt.localeCompare(a.createdAt)),
    keys: keys.items,
    timeZones: Intl.supportedValuesOf('timeZone'),
    saved: event.url.searchParams.get('saved'),
  };
};

const SENTENCES = {
  timeZone: 'Choose a time zone from the list.',
  currentPassword: 'Write the password you use now.',
  newPassword: 'Write the password you want to use from now on.',
  name: 'Name the program that will use the key.',
  scopes: 'Choose at least one.',
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
  key: async (event) => {
    const form = await event.request.formData();
    const body = { name: String(form.get('name') ?? '').trim(), scopes: form.getAll('scopes').map(String).filter(isScope) };
    const answer = await call(event, createAccessKey, { body });
    if (!answer.ok)
      return fail(answer.problem.status, { form: 'key', entered: body, problem: refused(answer.problem, SENTENCES) });
    return { form: 'key', created: { name: body.name, secret: answer.data.secret } };
  },
  end: async (event) => {
    const { sessionId } = await textsOf(event, 'sessionId');
    const answer = await call(event, endSession, { params: { sessionId } });
    if (!answer.ok && answer.problem.status !== 404)
      return fail(answer.problem.status, { form: 'end', problem: refused(answer.problem) });
    redirect(303, '/account?saved=session');
  },
};
