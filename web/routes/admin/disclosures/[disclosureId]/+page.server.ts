import { fail } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { readDisclosure, viewDisclosure } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  disclosure: await need(call(event, viewDisclosure, { params: event.params })),
  saved: event.url.searchParams.get('saved'),
});

export const actions: Actions = {
  /** A look is a deed: it is written down, so it never happens by following a link. */
  read: async (event) => {
    const answer = await call(event, readDisclosure, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { read: null, problem: refused(answer.problem) });
    return { read: answer.data, problem: null };
  },
};
