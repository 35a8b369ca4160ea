import { fail, redirect } from '@sveltejs/kit';
import { toPlaceIn } from '#lib/department-tree.ts';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { addPerson } from '#server/identity/contract.ts';
import { listDepartments } from '#server/organization/contract.ts';
import { rolesIn, ROLE_SENTENCES } from '../roles-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listDepartments, {}));
  return { departments: toPlaceIn(items).map(({ id, name }) => ({ id, name })), timeZones: Intl.supportedValuesOf('timeZone') };
};

const SENTENCES = {
  ...ROLE_SENTENCES,
  name: 'Write the name as colleagues know it.',
  email: 'Write a whole e-mail address, such as name@company.example.',
  departmentId: 'Choose a department from the list, or none.',
  timeZone: 'Choose a time zone from the list.',
};
const FIELD_OF = { 'organization/email-taken': 'email', 'organization/unknown-department': 'departmentId' };

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const roles = rolesIn(form);
    const person = {
      name: text('name'),
      email: text('email'),
      kind: text('kind') === 'contractor' ? ('contractor' as const) : ('employee' as const),
      timeZone: text('timeZone'),
    };
    const departmentId = text('departmentId');
    const entered = { ...person, departmentId, ...roles.entered };
    const answer = await call(event, addPerson, { body: { ...person, ...roles.body, ...(departmentId && { departmentId }) } });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
    redirect(303, `/admin/people/${answer.data.personId}?saved=added`);
  },
};
