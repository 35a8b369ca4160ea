import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { retryJob, viewJobs } from '#server/operations/contract.ts';
import { choicesOf, isNarrowed, placeIn, searchOf } from './place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const place = placeIn(event.url);
  const { failed, matching, inAll, causes, queues } = await need(call(event, viewJobs, { query: place }));
  const asked = event.url.searchParams.get('asked') ?? '';
  return {
    failed,
    matching,
    inAll,
    queues,
    place,
    isNarrowed: isNarrowed(place),
    choices: choicesOf(causes, place),
    asked: /^\d{1,6}$/.test(asked) ? Number(asked) : null,
    now: new Date().toISOString(),
  };
};

const GONE = 'This job is not on the list any more: it was done since, or somebody else asked for it.';

export const actions: Actions = {
  default: async (event) => {
    const { jobKey } = await textsOf(event, 'jobKey');
    const answer = await call(event, retryJob, { body: { jobKey } });
    if (answer.ok) redirect(303, `/admin/jobs${searchOf(placeIn(event.url), { asked: '1' })}`);
    const problem = refused(answer.problem);
    return fail(answer.problem.status, { problem: answer.problem.status === 404 ? { ...problem, detail: GONE } : problem });
  },
};
