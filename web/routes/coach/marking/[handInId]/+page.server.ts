import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { claimHandIn, markHandIn, releaseHandIn, viewHandInToMark } from '#server/assessment/contract.ts';
import { markIn } from './mark-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  marking: await need(call(event, viewHandInToMark, { params: event.params })),
  isCorrecting: event.url.searchParams.has('correct'),
});

export const actions: Actions = {
  take: async (event) => {
    const answer = await call(event, claimHandIn, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem), entered: null });
    redirect(303, `/coach/marking/${event.params.handInId}`);
  },
  release: async (event) => {
    await need(call(event, releaseHandIn, { params: event.params }));
    redirect(303, '/coach/marking');
  },
  mark: async (event) => {
    const form = await event.request.formData();
    const entered = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const answer = await call(event, markHandIn, { params: event.params, body: markIn(entered) });
    if (!answer.ok) return fail(answer.problem.status, { problem: said(answer.problem), entered });
    redirect(303, `/coach/marking/${event.params.handInId}`);
  },
};

/** A refusal that names a skill belongs to the field of its level. */
function said(problem: Parameters<typeof refused>[0]) {
  const { fields, ...rest } = refused(problem);
  const skillId = problem.errors?.[0]?.pointer.split('/')[2];
  const { levels, ...others } = fields;
  if (!levels) return { ...rest, fields };
  return { ...rest, fields: skillId ? { ...others, [`level-${skillId}`]: levels } : { ...others, comment: levels } };
}
