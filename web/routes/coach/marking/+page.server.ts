import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { claim, listToMark } from '#server/assessment/contract.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = ['open', 'mine', 'done'] as const;

export const load: PageServerLoad = async (event) => {
  const given = (name: string) => event.url.searchParams.get(name)?.trim() || undefined;
  const show = SHOWN.find((shown) => shown === given('show')) ?? 'open';
  const [query, skill, cursor] = [given('q'), given('skill'), given('after')];
  const asked = { show, query, skill: skill && /^[a-z0-9-]+$/.test(skill) ? skill : undefined, cursor, limit: 25 };
  const found = await need(call(event, listToMark, { query: clean(asked) }));
  return { ...found, show, q: query ?? '', skill: asked.skill ?? '', isFirstPage: !cursor };
};

type Clean<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const clean = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Clean<T>;

export const actions: Actions = {
  take: async (event) => {
    const { handInId } = await textsOf(event, 'handInId');
    const answer = await call(event, claim, { params: { handInId } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/coach/marking/${handInId}`);
  },
};
