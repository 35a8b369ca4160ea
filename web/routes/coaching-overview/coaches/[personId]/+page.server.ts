import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { verifyCoach } from '#server/coaching/contract.ts';
import { findCoach } from '../find-coach.server.ts';
import { inAYear } from './verification.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [coach, framework] = await Promise.all([findCoach(event, event.params.personId), need(call(event, viewFramework, {}))]);
  const { searchParams } = event.url;
  const chosen = framework.skills.find(({ id }) => id === searchParams.get('skill'));
  const known = coach.skills.find(({ skillId }) => skillId === chosen?.id);
  return {
    coach,
    isSelf: coach.personId === event.locals.me!.personId,
    skills: framework.skills.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name)),
    chosen: { skillId: chosen?.id ?? '', level: known?.level ?? 3, expiresOn: inAYear(new Date()) },
    levels: chosen?.levels ?? [],
    saved: searchParams.get('saved'),
  };
};

const SENTENCES = {
  skillId: 'Choose a skill from the list.',
  level: 'Choose a level from 1 to 4.',
  expiresOn: 'Write a day to come, such as 2027-11-30.',
};
const FIELD_OF = { 'coaching/not-verifiable': 'expiresOn' };

export const actions: Actions = {
  default: async (event) => {
    const { personId } = event.params;
    const { skillId, level, expiresOn } = await textsOf(event, 'skillId', 'level', 'expiresOn');
    const entered = { skillId, level: Number(level), expiresOn };
    if (skillId === '') {
      const problem = { title: 'Not verified', detail: SENTENCES.skillId, code: '', fields: { skillId: SENTENCES.skillId } };
      return fail(400, { entered, problem });
    }
    const body = { level: entered.level, expiresOn };
    const answer = await call(event, verifyCoach, { params: { personId, skillId }, body });
    if (!answer.ok) return fail(answer.problem.status, { entered, problem: refused(answer.problem, SENTENCES, FIELD_OF) });
    redirect(303, `/coaching-overview/coaches/${personId}?saved=${skillId}#levels`);
  },
};
