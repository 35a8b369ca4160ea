import { call, need } from '#lib/server/api.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { viewDepartmentReport } from '#server/skills/contract.ts';
import { riverFinding, streamsOf } from './river.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [report, framework] = await Promise.all([
    need(call(event, viewDepartmentReport, { params: event.params })),
    need(call(event, viewFramework, {})),
  ]);
  const { department, summary, skills, definitionsVersion, frameworkNumber, refreshedAt } = report;
  const order = new Map(framework.skills.map(({ id }, at) => [id, at]));
  const inOrder = skills.toSorted((a, b) => order.get(a.skillId)! - order.get(b.skillId)!);
  const streams = summary ? streamsOf(framework.domains, inOrder) : [];
  return {
    stamp: { definitionsVersion, frameworkNumber, refreshedAt },
    department,
    streams,
    finding: streams.length > 0 ? riverFinding(streams) : '',
  };
};
