import { fail, redirect } from '@sveltejs/kit';
import { call, type Problem } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { closeDepartment } from '#server/organization/contract.ts';
import { findDepartment } from '../find-department.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  department: await findDepartment(event, event.params.departmentId),
  today: Temporal.Now.plainDateISO('UTC').toString(),
});

const SENTENCES = { on: 'Give the first day on which nobody stands in it, as a date.' };

export const actions: Actions = {
  default: async (event) => {
    const entered = await textsOf(event, 'on');
    const answer = await call(event, closeDepartment, { params: event.params, body: entered });
    if (!answer.ok) {
      const { problem } = answer;
      return fail(problem.status, { entered, problem: refused(problem, SENTENCES), standing: standingIn(problem) });
    }
    redirect(303, `/admin/departments?saved=${event.params.departmentId}`);
  },
};

interface Standing {
  people: { personId: string; name: string }[];
  peopleCount: number;
  departments: { id: string; name: string }[];
}

/** What the refusal names: who and what has to move first. */
function standingIn(problem: Problem): Standing {
  const { people = [], peopleCount = 0, departments = [] } = problem as Problem & Partial<Standing>;
  return { people, peopleCount, departments };
}
