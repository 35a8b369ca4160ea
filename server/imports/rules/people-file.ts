import { CsvError, parse } from 'csv-parse/sync';
import { readHead, type ColumnName, type Mistake } from './columns.ts';

/** More lines than this are two files. */
export const MOST_LINES = 10_000;

/** What stands in one line of a file; an empty cell says nothing and is left out. */
export interface FileLine {
  line: number;
  cells: ReadonlyMap<ColumnName, string>;
}

export interface PeopleFile {
  lines: FileLine[];
  mistakes: Mistake[];
}

/**
 * Read CSV (RFC 4180) with a head: commas or semicolons, quotes, with or without a byte order mark. All mistakes are
 * reported at once, but for a quote that is wrong: nobody can tell what stands behind it.
 */
export function readPeopleFile(text: string): PeopleFile {
  const read = readRecords(text);
  if (!Array.isArray(read)) return { lines: [], mistakes: [read] };
  const [head, ...records] = read;
  if (!head) return { lines: [], mistakes: [{ line: 1, column: null, detail: 'The file is empty.' }] };
  if (records.length > MOST_LINES) return { lines: [], mistakes: [tooLong(records[MOST_LINES]!.line)] };
  const { at, mistakes } = readHead(head.cells);
  if (mistakes.length > 0) return { lines: [], mistakes };
  const lines: FileLine[] = [];
  for (const { line, cells } of records) {
    if (cells.length === at.length) lines.push({ line, cells: named(cells, at) });
    else mistakes.push({ line, column: null, detail: `It has ${count(cells.length)}, the head has ${count(at.length)}.` });
  }
  return { lines, mistakes };
}

interface Record {
  /** Where it begins. */
  line: number;
  cells: string[];
}

function readRecords(text: string): Record[] | Mistake {
  try {
    const parsed = parse(text, { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true }) as unknown;
    let end = 0;
    return (parsed as { record: string[]; info: { lines: number } }[])
      .map(({ record: cells, info: { lines } }) => {
        const line = end + 1;
        end = lines;
        return { line, cells };
      })
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as unknown as { lines?: number };
    return { line: lines ?? 1, column: null, detail: 'A quotation mark is open, or stands within a cell: double it there.' };
  }
}

/** Names of columns hold neither, so the head tells. */
const delimiterOf = (text: string) => (text.split(/[\r\n]/, 1)[0]!.includes(';') ? ';' : ',');

function named(cells: readonly string[], at: readonly (ColumnName | null)[]): ReadonlyMap<ColumnName, string> {
  const found = new Map<ColumnName, string>();
  for (const [place, column] of at.entries()) {
    const cell = plain(cells[place]!);
    if (column !== null && cell !== '') found.set(column, cell);
  }
  return found;
}

/** Without the apostrophe that our export puts before what a spreadsheet would run as a formula. */
const plain = (cell: string) => cell.trim().replace(/^'(?=[=+\-@\t\r])/, '');

const count = (cells: number) => `${cells} ${cells === 1 ? 'cell' : 'cells'}`;
const tooLong = (line: number): Mistake => ({
  line,
  column: null,
  detail: `A file has ${MOST_LINES.toLocaleString('en-GB')} lines at most. Make two of it.`,
});
