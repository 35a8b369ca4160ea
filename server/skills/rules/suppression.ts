/** Fewest people a figure may speak about outside their department. */
export const MIN_PEOPLE = 5;

export interface TreeCell {
  departmentId: string;
  parentId: string | null;
  /** People the figure speaks about: those of the department and of all below it. */
  people: number;
}

/**
 * The departments whose figure may be shown to somebody outside them.
 *
 * Primary: a figure about one to four people is hidden. Complementary: what remains when the shown figures below are
 * subtracted from a shown one speaks about nobody or about five and more; otherwise the smallest of those below is hidden
 * too. Shown figures of a tree are nested sets, so every figure that can be derived from them is a sum of such
 * remainders (compare Hundepool et al., Statistical Disclosure Control, 2012, 4.2.2).
 *
 * @param own departments whose figure the reader sees in any case, because it is their own.
 */
export function shownDepartments(cells: readonly TreeCell[], own: ReadonlySet<string> = new Set()): Set<string> {
  const cellById = new Map(cells.map((cell) => [cell.departmentId, cell]));
  const shown = new Set(
    cells.filter(({ departmentId, people }) => own.has(departmentId) || people >= MIN_PEOPLE).map((cell) => cell.departmentId),
  );
  for (;;) {
    const below = Map.groupBy(
      cells.filter(({ departmentId }) => shown.has(departmentId)),
      (cell) => nearestShown(cell, cellById, shown),
    );
    const next = [...shown]
      .map((departmentId) => toHide(cellById.get(departmentId)!, below.get(departmentId) ?? [], own))
      .find((departmentId) => departmentId !== null);
    if (!next) return shown;
    shown.delete(next);
  }
}

/** What has to be hidden so that the remainder of one shown figure speaks about enough people; null when it does. */
function toHide(cell: TreeCell, below: readonly TreeCell[], own: ReadonlySet<string>): string | null {
  const rest = cell.people - below.reduce((sum, { people }) => sum + people, 0);
  if (rest === 0 || rest >= MIN_PEOPLE) return null;
  const [smallest] = below
    .filter(({ departmentId, people }) => !own.has(departmentId) && people > 0)
    .toSorted((a, b) => a.people - b.people || (a.departmentId < b.departmentId ? -1 : 1));
  if (smallest) return smallest.departmentId;
  return own.has(cell.departmentId) ? null : cell.departmentId;
}

function nearestShown(cell: TreeCell, cellById: ReadonlyMap<string, TreeCell>, shown: ReadonlySet<string>): string | null {
  let parentId = cell.parentId;
  while (parentId && !shown.has(parentId)) parentId = cellById.get(parentId)?.parentId ?? null;
  return parentId;
}
