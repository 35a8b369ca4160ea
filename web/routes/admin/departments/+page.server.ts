import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { inTreeOrder, openOn } from '#lib/department-tree.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { changeDepartment, createDepartment, listDepartments } from '#server/organization/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listDepartments, {}));
  const { searchParams } = event.url;
  const open = openOn(items, Temporal.Now.plainDateISO('UTC').toString());
  return {
    departments: inTreeOrder(open),
    closed: inTreeOrder(items).filter(({ id }) => !open.some((department) => department.id === id)),
    open: searchParams.get('change'),
    saved: items.find(({ id }) => id === searchParams.get('saved')) ?? null,
  };
};

const SENTENCES = {
  name: 'Write the name as people know it, up to 120 characters.',
  slug: 'Small letters, figures and hyphens, such as device-firmware.',
};
const FIELD_OF = { 'organization/department-slug-taken': 'slug', 'organization/department-cycle': 'parentId' };

export const actions: Actions = {
  create: async (event) => {
    const entered = await textsOf(event, 'name', 'slug', 'parentId');
    const { parentId, ...body } = entered;
    const answer = await call(event, createDepartment, { body: { ...body, ...(parentId && { parentId }) } });
    if (!answer.ok)
      return fail(answer.problem.status, { id: 'new', entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
    redirect(303, `/admin/departments?saved=${answer.data.departmentId}`);
  },
  change: async (event) => {
    const { departmentId, ...entered } = await textsOf(event, 'departmentId', 'name', 'parentId');
    const answer = await call(event, changeDepartment, {
      params: { departmentId },
      body: { name: entered.name, parentId: entered.parentId || null },
    });
    if (!answer.ok)
      return fail(answer.problem.status, { id: departmentId, entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
    redirect(303, `/admin/departments?saved=${departmentId}`);
  },
};
