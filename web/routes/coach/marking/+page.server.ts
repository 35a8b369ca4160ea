import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { claimHandIn, listHandInsToMark } from '#server/assessment/contract.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = ['open', 'mine', 'done'] as const;

export const load: PageServerLoad = async (event) => {
  const given = (name: string) => event.url.searchParams.get(name)?.trim() || undefined;
  const show = SHOWN.find((shown) => shown === given('show')) ?? 'open';
  const [q, skill, cursor] = [given('q'), given('skill'), given('after')];
  const skillId = skill && /^[a-z0-9-]+$/.test(skill) ? skill : undefined;
  const query = { show, ...(q && { q }), ...(skillId && { skillId }), ...(cursor && { cursor }), limit: 25 };
  const found = await need(call(event, listHandInsToMark, { query }));
  return { ...found, show, q: q ?? '', skill: skillId ?? '', isFirstPage: !cursor };
};

export const actions: Actions = {
  take: async (event) => {
    const { handInId } = await textsOf(event, 'handInId');
    const answer = await call(event, claimHandIn, { params: { handInId } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/coach/marking/${handInId}`);
  },
};
