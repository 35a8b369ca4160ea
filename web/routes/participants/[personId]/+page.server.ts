import { fail } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { viewParticipant, viewTrail } from '#server/skills/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [person, framework] = await Promise.all([
    need(call(event, viewParticipant, { params: event.params })),
    need(call(event, viewFramework, {})),
  ]);
  return { person, kindNames: Object.fromEntries(framework.kinds.map(({ id, name }) => [id, name])) };
};

const SENTENCES = { purpose: 'Say what you need the trail for, in 10 to 200 characters.' };

export const actions: Actions = {
  /** A look is a deed: it is written down, so it never happens by following a link. */
  default: async (event) => {
    const purpose = (await textsOf(event, 'purpose')).purpose.trim();
    const answer = await call(event, viewTrail, { params: event.params, query: { purpose } });
    if (!answer.ok) return fail(answer.problem.status, { purpose, problem: refused(answer.problem, SENTENCES) });
    return { purpose, trail: answer.data };
  },
};
