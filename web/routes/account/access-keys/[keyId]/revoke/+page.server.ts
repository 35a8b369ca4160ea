import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { listAccessKeys, revokeAccessKey } from '#server/identity/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listAccessKeys, {}));
  const key = items.find(({ id }) => id === event.params.keyId);
  if (!key) error(404, 'There is no such access key, or it is revoked already.');
  return { name: key.name };
};

export const actions: Actions = {
  default: async (event) => {
    const answer = await call(event, revokeAccessKey, { params: event.params });
    // Whoever asks twice has what they asked for.
    if (!answer.ok && answer.problem.status !== 404) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, '/account?saved=revoked');
  },
};
