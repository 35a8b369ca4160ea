import { currentFramework } from '#server/catalog/index.ts';
import {
  departmentsOf,
  findPersons,
  isOpenOn,
  listDepartments,
  withDescendants,
  type Department,
} from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { DEFINITIONS_VERSION, gateOf, showFigures, summaryOf, totalOf } from './rules/report.ts';
import { readCellsOfSkill } from './store/cells.ts';
import { readFigures, readSnapshots } from './store/figures.ts';
import { logPersonViews } from './store/person-views.ts';

/** Every open department with its totals and its gate, and each critical skill as four shares. The same queries for any size. */
export async function viewCompanyReport(context: Context) {
  const { departments, framework, shown, refreshedAt, isOpen } = await readReport(context);
  const criticalIds = new Set(
    framework.profiles.flatMap(({ required }) =>
      Object.entries(required).flatMap(([skillId, { critical }]) => (critical ? [skillId] : [])),
    ),
  );
  return {
    definitionsVersion: DEFINITIONS_VERSION,
    frameworkNumber: framework.number,
    refreshedAt,
    criticalSkills: framework.skills.filter(({ id }) => criticalIds.has(id)).map(({ id, name }) => ({ id, name })),
    departments: departments.filter(isOpen).map(({ id, name, parentId }) => {
      const counts = shown.get(id)!;
      const cells = [...counts]
        .filter(([skillId]) => criticalIds.has(skillId))
        .map(([skillId, cell]) => toShares(skillId, cell))
        .filter((cell) => cell.isHidden || cell.required > 0);
      return { id, name, parentId, summary: summaryOf(totalOf(counts)), gate: gateOf(counts), cells };
    }),
    closed: departments
      .filter((department) => !isOpen(department))
      .map(({ id, name, closedOn }) => ({ id, name, closedOn: closedOn!.toString() })),
  };
}

/** One department: each skill with its counts and cover, what lapses, and the months before. @throws {NotFound} */
export async function viewDepartmentReport(context: Context, departmentId: string) {
  const { departments, framework, shown, own, refreshedAt, isOpen } = await readReport(context);
  const department = departments.find(({ id }) => id === departmentId);
  if (!department) throw new NotFound('department');
  const counts = shown.get(departmentId)!;
  const snapshots = await readSnapshots(context.db, departmentId);
  const skillById = new Map(framework.skills.map((skill) => [skill.id, skill]));
  return {
    definitionsVersion: DEFINITIONS_VERSION,
    frameworkNumber: framework.number,
    refreshedAt,
    department: {
      id: department.id,
      name: department.name,
      parentId: department.parentId,
      closedOn: isOpen(department) ? null : department.closedOn!.toString(),
    },
    below: departments.filter((each) => each.parentId === departmentId && isOpen(each)).map(({ id, name }) => ({ id, name })),
    summary: summaryOf(totalOf(counts)),
    gate: gateOf(counts),
    skills: [...counts].flatMap(([skillId, cell]) => {
      const skill = skillById.get(skillId);
      if (!skill || cell?.required === 0) return [];
      return { ...toShares(skillId, cell), name: skill.name, domainId: skill.domain };
    }),
    progression: snapshots.flatMap(({ month, definitionsVersion, figures }) => {
      const summary = summaryOf(own.has(departmentId) ? figures.own : figures.outside);
      return summary?.readiness ? [{ month, definitionsVersion, summary }] : [];
    }),
  };
}

/**
 * People of a department and their state in one skill, for programme evidence: each look is written down with its purpose
 * and shown to the person.
 */
export async function listSkillPeople(context: Context, departmentId: string, skillId: string, purpose: string) {
  const departments = await listDepartments(context.db);
  if (!departments.some(({ id }) => id === departmentId)) throw new NotFound('department');
  const cells = await readCellsOfSkill(context.db, withDescendants(departments, departmentId), skillId);
  const personIds = cells.map(({ personId }) => personId);
  await logPersonViews(context.db, {
    viewerPersonId: actingPerson(context),
    viewedPersonIds: personIds,
    purpose,
    at: context.now(),
  });
  const names = new Map((await findPersons(context.db, personIds)).map(({ id, name }) => [id, name]));
  return cells
    .map(({ personId, state, level, required, critical, lapsesOn }) => ({
      personId,
      name: names.get(personId) ?? '',
      state,
      level,
      required,
      critical,
      lapsesOn,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

async function readReport(context: Context) {
  const personId = actingPerson(context);
  const [framework, departments, figures, memberships] = await Promise.all([
    currentFramework(context),
    listDepartments(context.db),
    readFigures(context.db),
    departmentsOf(context.db, [personId], utcDay(context)),
  ]);
  const own = new Set(memberships.values());
  const latest = figures.reduce<Temporal.Instant | null>(
    (last, row) => (!last || Temporal.Instant.compare(row.refreshedAt, last) > 0 ? row.refreshedAt : last),
    null,
  );
  const shown = showFigures(departments, figures, own);
  const isOpen = (department: Department) => isOpenOn(department, utcDay(context));
  return { departments, framework, shown, own, isOpen, refreshedAt: latest?.toString() ?? null };
}

type Counts = Parameters<typeof summaryOf>[0];
const toShares = (skillId: string, counts: Counts) => ({
  skillId,
  isHidden: counts === null,
  required: counts?.required ?? 0,
  critical: counts?.critical ?? 0,
  met: counts?.met ?? 0,
  gap: counts?.gap ?? 0,
  lapsed: counts?.lapsed ?? 0,
  notAssessed: counts?.notAssessed ?? 0,
  cover: counts?.cover ?? 0,
  coverRoutine: counts?.coverRoutine ?? 0,
  lapsing90: counts?.lapsing90 ?? 0,
});
