import { NONE, type ColumnName, type Mistake } from './columns.ts';
import type { FileLine } from './people-file.ts';

/** What a line says of a person; what is left out stays as it is, and null ends it. */
export interface PersonRow {
  line: number;
  email: string;
  name?: string;
  kind?: 'employee' | 'contractor';
  department?: string;
  managerEmail?: string | null;
  jobRoles?: string[];
  joinedOn?: Temporal.PlainDate;
  leftOn?: Temporal.PlainDate | null;
  timeZone?: string;
}

const EMAIL = /^[^\s@",;<>]+@[^\s@",;<>]+\.[^\s@",;<>]+$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST = { email: 254, manager_email: 254, name: 200, department: 120, job_roles: 2000, time_zone: 64 };

/** A cell that cannot be read. */
class Unreadable extends Error {}

/** How each cell is read. @throws {Unreadable} */
const READERS: { readonly [C in ColumnName]: (cell: string) => Partial<PersonRow> } = {
  email: (cell) => ({ email: emailIn(cell) }),
  name: (cell) => ({ name: cell }),
  kind: (cell) => ({ kind: kindIn(cell) }),
  department: (cell) => ({ department: cell }),
  manager_email: (cell) => ({ managerEmail: isNone(cell) ? null : emailIn(cell) }),
  job_roles: (cell) => ({ jobRoles: isNone(cell) ? [] : [...new Set(cell.toLowerCase().split(/[\s,;|]+/))].filter(Boolean) }),
  joined_on: (cell) => ({ joinedOn: dateIn(cell) }),
  left_on: (cell) => ({ leftOn: isNone(cell) ? null : dateIn(cell) }),
  time_zone: (cell) => ({ timeZone: cell }),
};

/** Read the cells of a line, each by itself. A line without an address that can be read is no row. */
export function readRow({ line, cells }: FileLine): { row: PersonRow | null; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const row: Partial<PersonRow> = {};
  for (const [column, cell] of cells) {
    try {
      Object.assign(row, READERS[column](letters(column, cell)));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      mistakes.push({ line, column, detail: error.message });
    }
  }
  if (!cells.has('email')) mistakes.push({ line, column: 'email', detail: 'It says who is meant, and is empty.' });
  return { row: row.email === undefined ? null : { ...row, line, email: row.email }, mistakes };
}

function letters(column: ColumnName, cell: string): string {
  if (cell.includes('\uFFFD')) throw new Unreadable('Its letters are not UTF-8. Save the file as “CSV UTF-8”.');
  if (cell.length > (LONGEST[column as keyof typeof LONGEST] ?? 40)) throw new Unreadable('This is too long.');
  return cell;
}

const isNone = (cell: string) => cell.toLowerCase() === NONE;

function emailIn(cell: string): string {
  if (!EMAIL.test(cell)) throw new Unreadable('Write a whole e-mail address, as in name@company.example.');
  return cell;
}

function kindIn(cell: string): 'employee' | 'contractor' {
  const kind = cell.toLowerCase();
  if (kind !== 'employee' && kind !== 'contractor') throw new Unreadable('Write “employee” or “contractor”.');
  return kind;
}

function dateIn(cell: string): Temporal.PlainDate {
  try {
    if (DATE.test(cell)) return Temporal.PlainDate.from(cell, { overflow: 'reject' });
  } catch {
    // A day that no calendar has, such as 30 February, is told as any other.
  }
  throw new Unreadable('Write a day that exists, as in 2026-12-31.');
}
