import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { enableAccount } from '#server/identity/contract.ts';
import { findPerson } from '../../find-person.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const person = await findPerson(event, event.params.personId);
  return { person, isSelf: person.personId === event.locals.me!.personId, place: event.url.search };
};

export const actions: Actions = {
  default: async (event) => {
    const answer = await call(event, enableAccount, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    const { searchParams } = event.url;
    searchParams.set('saved', 'enabled');
    redirect(303, `/admin/people/${event.params.personId}?${searchParams}`);
  },
};
