import type { Value } from '#lib/server/csv.ts';
import type { CompanyReport } from '#server/skills/contract.ts';

export const HEAD = [
  'as_of',
  'requirements_version',
  'measures_version',
  'department_id',
  'department',
  'parent_department',
  'skill_id',
  'skill',
  'hidden',
  'people_required',
  'people_critical',
  'met',
  'gap',
  'lapsed',
  'not_assessed',
  'cover_level_3',
  'cover_level_2',
  'lapsing_90_days',
] as const;

type Cell = CompanyReport['departments'][number]['cells'][number];
interface About {
  refreshedAt: string | null;
  frameworkNumber: number;
  definitionsVersion: string;
  department: { id: string; name: string; parentName: string | null };
  skillName: string;
}

/** One row of the export; a hidden cell keeps its names and has no numbers. */
export function rowOf(cell: Cell, { refreshedAt, frameworkNumber, definitionsVersion, department, skillName }: About): Value[] {
  const { required, critical, met, gap, lapsed, notAssessed, cover, coverRoutine, lapsing90 } = cell;
  const numbers = [required, critical, met, gap, lapsed, notAssessed, cover, coverRoutine, lapsing90];
  return [
    refreshedAt,
    frameworkNumber,
    definitionsVersion,
    department.id,
    department.name,
    department.parentName,
    cell.skillId,
    skillName,
    cell.isHidden ? 'yes' : 'no',
    ...numbers.map((number) => (cell.isHidden ? null : number)),
  ];
}
