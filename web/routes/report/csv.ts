export type Value = string | number | null;

const HEAD = [
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

interface Cell {
  skillId: string;
  isHidden: boolean;
  required: number;
  critical: number;
  met: number;
  gap: number;
  lapsed: number;
  notAssessed: number;
  cover: number;
  coverRoutine: number;
  lapsing90: number;
}
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

/** A download that spreadsheets open with the right letters: RFC 4180, UTF-8 with its mark. */
export function csvAnswer(rows: readonly Value[][], name: string): Response {
  const lines = [HEAD, ...rows].map((row) => row.map(field).join(','));
  return new Response(`\uFEFF${lines.join('\r\n')}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
function field(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
