import { call, need } from '#lib/server/api.ts';
import { listCourses, listSlots } from '#server/catalog/contract.ts';
import { countDecisions } from '#server/coaching/contract.ts';
import { viewCompanyReport } from '#server/skills/contract.ts';
import { companyFinding } from '../report/finding.ts';
import { decisionSteps, lapsingBy, stepsOf, thinSkills } from './steps.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [report, slots, courses, waiting] = await Promise.all([
    need(call(event, viewCompanyReport, {})),
    need(call(event, listSlots, {})),
    need(call(event, listCourses, { query: { limit: 100 } })),
    need(call(event, countDecisions, {})),
  ]);
  const tops = report.departments.filter(({ parentId }) => parentId === null);
  const company = tops.length === 1 ? tops[0]! : null;
  const titleOf = new Map(courses.items.map(({ courseId, title }) => [courseId, title]));
  const empty = slots.items.filter(({ value }) => !value);
  const closed = [...new Set(empty.flatMap(({ courseIds }) => courseIds))].map((id) => titleOf.get(id) ?? id);
  const { definitionsVersion, frameworkNumber, refreshedAt } = report;
  return {
    stamp: { definitionsVersion, frameworkNumber, refreshedAt },
    summary: company?.summary ?? null,
    river: company?.summary ? `/report/${company.id}/river` : null,
    finding: companyFinding(report, company?.summary ?? null),
    steps: [...decisionSteps(waiting.disclosures + waiting.corrections), ...stepsOf(report, { empty: empty.length, closed })],
    thin: company?.summary ? thinSkills(report, company) : null,
    lapsing: lapsingBy(report),
  };
};
