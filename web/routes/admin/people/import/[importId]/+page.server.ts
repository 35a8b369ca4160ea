import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, refusedAsWhole } from '#lib/server/form.ts';
import { applyPeopleImport, discardPeopleImport, viewPeopleImport } from '#server/imports/contract.ts';
import { LISTS } from '../import-words.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const show = LISTS.find(({ id }) => id === searchParams.get('show'))?.id;
  const skip = Number(/^\d{1,6}$/.exec(searchParams.get('skip') ?? '')?.[0] ?? 0);
  const query = { skip, limit: PER_PAGE, ...(show && { show }) };
  return { ...(await need(call(event, viewPeopleImport, { params: event.params, query }))), skip };
};

export const actions: Actions = {
  apply: async (event) => {
    const form = await event.request.formData();
    const confirms = { many: form.has('many'), leaving: form.has('leaving') };
    const body = { plan: String(form.get('plan') ?? ''), confirms };
    const answer = await call(event, applyPeopleImport, { params: event.params, body });
    if (answer.ok) redirect(303, `/admin/people/import/${event.params.importId}`);
    const { problem } = answer;
    const errors = (problem.errors ?? []).map(({ pointer, detail }) => ({ pointer: pointer.replace('/confirms', ''), detail }));
    const isUnconfirmed = problem.type === '/problems/imports/not-confirmed';
    return fail(problem.status, { confirms, problem: isUnconfirmed ? refused({ ...problem, errors }) : refusedAsWhole(problem) });
  },
  discard: async (event) => {
    await need(call(event, discardPeopleImport, { params: event.params }));
    redirect(303, '/admin/people/import');
  },
};
