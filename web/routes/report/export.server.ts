import type { RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/csv.ts';
import { viewCompanyReport, viewDepartmentReport } from '#server/skills/contract.ts';
import { HEAD, rowOf } from './csv.ts';
import { inTreeOrder } from '#lib/department-tree.ts';

/** Every department by every critical skill, as the reader may see them. */
export async function exportCompany(event: RequestEvent): Promise<Response> {
  const report = await need(call(event, viewCompanyReport, {}));
  const nameOf = new Map(report.criticalSkills.map(({ id, name }) => [id, name]));
  const rows = inTreeOrder(report.departments).flatMap((department) =>
    department.cells.map((cell) => rowOf(cell, { ...report, department, skillName: nameOf.get(cell.skillId) ?? '' })),
  );
  return csvAnswer(HEAD, rows, `skills-gap-${dayOf(report)}`);
}

/** All skills of one department. */
export async function exportDepartment(event: RequestEvent, departmentId: string): Promise<Response> {
  const [report, company] = await Promise.all([
    need(call(event, viewDepartmentReport, { params: { departmentId } })),
    need(call(event, viewCompanyReport, {})),
  ]);
  const parent = company.departments.find(({ id }) => id === report.department.parentId);
  const department = { ...report.department, parentName: parent?.name ?? null };
  const rows = report.skills.map((skill) => rowOf(skill, { ...report, department, skillName: skill.name }));
  return csvAnswer(HEAD, rows, `skills-gap-${fileName(department.name)}-${dayOf(report)}`);
}

const dayOf = ({ refreshedAt }: { refreshedAt: string | null }) => refreshedAt?.slice(0, 10) ?? 'empty';

const fileName = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
