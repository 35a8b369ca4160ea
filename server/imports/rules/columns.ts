/** What a file may say of a person, a column each, in the order in which the template and the export have them. */
export const COLUMNS = [
  { name: 'email', meaning: 'Who it is. Whoever has this address is changed; anybody else is added.' },
  { name: 'name', meaning: 'As colleagues know it. Needed for whoever is added.' },
  { name: 'kind', meaning: '“employee” or “contractor”. Whoever is added is an employee where nothing is said.' },
  { name: 'department', meaning: 'Short name of a department, or its name where only one has it.' },
  { name: 'manager_email', meaning: 'Address of the manager, who is recorded or stands in this file; “none” for nobody.' },
  { name: 'job_roles', meaning: 'Every job role from that day on, by its short name, with spaces between; “none” ends all.' },
  {
    name: 'joined_on',
    meaning: 'For whoever is added: the day they join, as in 2026-12-31; the day of the import where nothing is said.',
  },
  { name: 'left_on', meaning: 'The first day without them, as in 2026-12-31; “none” takes somebody back.' },
  { name: 'time_zone', meaning: 'For whoever is added, as in Europe/Berlin. People choose theirs themselves later.' },
] as const;
export type ColumnName = (typeof COLUMNS)[number]['name'];

/** Columns of the export that say what an import does not change. */
const UNREAD = new Set(['person_id', 'department_name', 'access_roles', 'account', 'auditor_until']);

/** What ends something instead of leaving it as it is, as an empty cell does. */
export const NONE = 'none';

/** A mistake of the file, to be mended there. Lines count from one; the head of the file is the first. */
export interface Mistake {
  line: number;
  /** Null when the whole line is wrong. */
  column: string | null;
  detail: string;
}

export interface ReadHead {
  /** The column at each place; null for one that is not read. */
  at: (ColumnName | null)[];
  mistakes: Mistake[];
}

/** Which column stands where. Letters may be large, and words apart. */
export function readHead(cells: readonly string[]): ReadHead {
  const mistakes: Mistake[] = [];
  const mistake = (column: string | null, detail: string) => void mistakes.push({ line: 1, column, detail });
  const seen = new Set<string>();
  const at = cells.map((cell): ColumnName | null => {
    const name = cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    if (name === '' || UNREAD.has(name)) return null;
    const column = COLUMNS.find((each) => each.name === name)?.name ?? null;
    if (column === null) mistake(cell.trim().slice(0, 40), 'There is no such column.');
    if (column !== null && seen.has(column)) mistake(column, 'This column is there twice.');
    seen.add(name);
    return column;
  });
  if (!at.includes('email')) mistake('email', 'This column is missing: it says who is meant.');
  return { at, mistakes };
}
