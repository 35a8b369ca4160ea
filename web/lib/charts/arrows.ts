const STEPS: Readonly<Record<string, { row: number; column: number }>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * Arrow keys go from link to link of a table, over cells that have none, as in a sheet. Every link stays where Tab finds it.
 * For `onkeydown` of the table.
 */
export function goByArrows(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const cell = (event.target as Element).closest('th, td') as HTMLTableCellElement | null;
  const table = cell?.closest('table');
  if (!step || !cell || !table || event.altKey || event.ctrlKey || event.metaKey) return;
  let row = (cell.parentElement as HTMLTableRowElement).rowIndex + step.row;
  let column = cell.cellIndex + step.column;
  for (; table.rows[row] && column >= 0 && column < table.rows[0]!.cells.length; row += step.row, column += step.column) {
    const link = table.rows[row]!.cells[column]?.querySelector('a');
    if (!link) continue;
    event.preventDefault();
    return link.focus();
  }
}
