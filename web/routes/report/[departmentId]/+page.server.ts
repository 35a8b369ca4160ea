import { call, need } from '#lib/server/api.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { viewDepartmentReport } from '#server/skills/contract.ts';
import { departmentFinding } from '../finding.ts';
import { worstFirst } from '../gate.ts';
import { monthsOf } from '../months.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [report, framework] = await Promise.all([
    need(call(event, viewDepartmentReport, { params: event.params })),
    need(call(event, viewFramework, {})),
  ]);
  const { department, below, summary, gate, skills, progression, definitionsVersion, frameworkNumber, refreshedAt } = report;
  const order = new Map(framework.skills.map(({ id }, at) => [id, at]));
  const sorted = skills.toSorted((a, b) => order.get(a.skillId)! - order.get(b.skillId)!);
  return {
    stamp: { definitionsVersion, frameworkNumber, refreshedAt },
    department,
    below,
    summary,
    gate: worstFirst(gate, skills),
    finding: departmentFinding(report),
    names: Object.fromEntries(skills.map(({ skillId, name }) => [skillId, name])),
    domains: framework.domains
      .map(({ id, name }) => ({ id, name, skills: sorted.filter(({ domainId }) => domainId === id) }))
      .filter((domain) => domain.skills.length > 0),
    lapsing: skills.filter(({ lapsing90 }) => lapsing90 > 0).toSorted((a, b) => b.lapsing90 - a.lapsing90),
    months: monthsOf(progression),
  };
};
