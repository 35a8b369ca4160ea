import { error, fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { endVerification } from '#server/coaching/contract.ts';
import { findCoach } from '../../../find-coach.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { personId, name, skills } = await findCoach(event, event.params.personId);
  const skill = skills.find(({ skillId }) => skillId === event.params.skillId);
  if (!skill) error(404, 'This coach is not verified for the skill.');
  return { coach: { personId, name }, skill: { name: skill.name } };
};

export const actions: Actions = {
  default: async (event) => {
    const answer = await call(event, endVerification, { params: event.params });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/coaching-overview/coaches/${event.params.personId}?saved=ended`);
  },
};
