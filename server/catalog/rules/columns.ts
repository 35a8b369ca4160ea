/** Rows as lines of text, the first column to the left and the others to the right. The first row says how many columns there are. */
export function inColumns(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (text: string | number, column: number) =>
    column === 0 ? String(text).padEnd(widths[0]!) : String(text).padStart(widths[column]!);
  return rows.map((row) => row.map(cell).join('  '));
}
