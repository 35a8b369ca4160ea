import { error, fail } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { listSkillPeople, viewDepartmentReport } from '#server/skills/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { departmentId, skillId } = event.params;
  const [report, framework] = await Promise.all([
    need(call(event, viewDepartmentReport, { params: { departmentId } })),
    need(call(event, viewFramework, {})),
  ]);
  const skill = framework.skills.find(({ id }) => id === skillId);
  if (!skill) error(404, 'There is no such skill.');
  const { definitionsVersion, frameworkNumber, refreshedAt } = report;
  return {
    stamp: { definitionsVersion, frameworkNumber, refreshedAt },
    department: report.department,
    skill: { id: skill.id, name: skill.name, description: skill.description, levels: skill.levels },
    shares: report.skills.find((each) => each.skillId === skillId) ?? null,
    failure: report.gate?.failing.find((each) => each.skillId === skillId) ?? null,
  };
};

const SENTENCES = { purpose: 'Say what you need the names for, in 10 to 200 characters.' };

export const actions: Actions = {
  /** A look is a deed: it is written down, so it never happens by following a link. */
  default: async (event) => {
    const { departmentId, skillId } = event.params;
    const purpose = (await textsOf(event, 'purpose')).purpose.trim();
    const answer = await call(event, listSkillPeople, { params: { departmentId, skillId }, query: { purpose } });
    if (!answer.ok) return fail(answer.problem.status, { purpose, problem: refused(answer.problem, SENTENCES) });
    return { purpose, people: answer.data.people };
  },
};
