import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refusedAsWhole } from '#lib/server/form.ts';
import { reopenDepartment } from '#server/organization/contract.ts';
import { findDepartment } from '../find-department.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ department: await findDepartment(event, event.params.departmentId) });

export const actions: Actions = {
  default: async (event) => {
    const answer = await call(event, reopenDepartment, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { problem: refusedAsWhole(answer.problem) });
    redirect(303, `/admin/departments?saved=${event.params.departmentId}`);
  },
};
