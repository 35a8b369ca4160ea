import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { appointCoach, findCoachCandidates } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

const FEWEST_LETTERS = 2;

export const load: PageServerLoad = async (event) => {
  const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const isAsked = q.length >= FEWEST_LETTERS;
  const { items } = isAsked ? await need(call(event, findCoachCandidates, { query: { q } })) : { items: [] };
  return { q, isAsked, people: items, tooShort: q !== '' && !isAsked };
};

export const actions: Actions = {
  default: async (event) => {
    const { personId } = await textsOf(event, 'personId');
    const answer = await call(event, appointCoach, { params: { personId } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/coaching-overview/coaches/${personId}?saved=appointed`);
  },
};
