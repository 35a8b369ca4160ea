import { call, need } from '#lib/server/api.ts';
import { readingOf } from '#lib/charts/words.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { viewCompanyReport, viewDepartmentReport } from '#server/skills/contract.ts';
import { companyFinding } from './finding.ts';
import { monthsOf } from './months.ts';
import { worstFirst } from './gate.ts';
import { tabsOf } from './tabs.ts';
import { inTreeOrder } from '#lib/department-tree.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [report, framework] = await Promise.all([need(call(event, viewCompanyReport, {})), need(call(event, viewFramework, {}))]);
  const { departments, criticalSkills, definitionsVersion, frameworkNumber, refreshedAt } = report;
  const tabs = tabsOf(report, framework);
  const tab = tabs.find(({ id }) => id === event.url.searchParams.get('skills')) ?? tabs[0] ?? null;
  const tops = departments.filter(({ parentId }) => parentId === null);
  const company = tops.length === 1 ? tops[0]! : null;
  const judged = departments.filter(({ id, gate }) => id !== company?.id && gate !== null);
  const progression = company
    ? (await need(call(event, viewDepartmentReport, { params: { departmentId: company.id } }))).progression
    : [];
  return {
    stamp: { definitionsVersion, frameworkNumber, refreshedAt },
    finding: companyFinding(report, company?.summary ?? null),
    closed: report.closed,
    company: company && {
      id: company.id,
      name: company.name,
      summary: company.summary,
      gate: worstFirst(company.gate, company.cells),
    },
    months: monthsOf(progression),
    names: Object.fromEntries(criticalSkills.map(({ id, name }) => [id, name])),
    ready: {
      holding: judged.filter(({ gate }) => gate!.isOpen).length,
      judged: judged.length,
      unsaid: departments.filter(({ id, gate, cells }) => id !== company?.id && gate === null && cells.length > 0).length,
    },
    tabs: tabs.map(({ id, label, href }) => ({ id, label, href })),
    tab: tab && { id: tab.id, label: tab.label, skills: tab.skills },
    rows: inTreeOrder(departments).map(({ id, name, parentName, depth, summary, cells }) => ({
      id,
      name,
      parentName,
      depth,
      href: `/report/${id}`,
      total: summary && countsOf(summary),
      cells: (tab?.skills ?? []).map((skill) => {
        const cell = cells.find(({ skillId }) => skillId === skill.id);
        return cell ? { isHidden: cell.isHidden, ...countsOf(cell) } : null;
      }),
    })),
  };
};

type Counts = Parameters<typeof readingOf>[0];
const countsOf = ({ required, met, gap, lapsed, notAssessed }: Counts): Counts => ({ required, met, gap, lapsed, notAssessed });
