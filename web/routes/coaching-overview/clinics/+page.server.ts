import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { planClinicsAnew, viewClinicPlan } from '#server/coaching/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { computedAt, items, oneToOne, withheld } = await need(call(event, viewClinicPlan, {}));
  return { computedAt, clinics: items, oneToOne, withheld, isPlanned: event.url.searchParams.has('planned') };
};

export const actions: Actions = {
  plan: async (event) => {
    const answer = await call(event, planClinicsAnew, {});
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, '/coaching-overview/clinics?planned');
  },
};
