interface Node {
  id: string;
  name: string;
  parentId: string | null;
}
export type Placed<T extends Node> = T & { depth: number; parentName: string | null };

/** Departments as a tree is read: each above what belongs to it, siblings in the order given. */
export function inTreeOrder<T extends Node>(departments: readonly T[]): Placed<T>[] {
  const known = new Set(departments.map(({ id }) => id));
  const below = Map.groupBy(departments, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const visit = (parent: Node | null, depth: number): Placed<T>[] =>
    (below.get(parent?.id ?? null) ?? []).flatMap((department) => [
      { ...department, depth, parentName: parent?.name ?? null },
      ...visit(department, depth + 1),
    ]);
  return visit(null, 0);
}

/** Departments in which people can be placed, and below which others can stand: no end of theirs is planned. */
export const toPlaceIn = <T extends { closedOn: string | null }>(departments: readonly T[]): T[] =>
  departments.filter(({ closedOn }) => closedOn === null);

/** Departments that are open on a day, also those whose end is planned. */
export const openOn = <T extends { closedOn: string | null }>(departments: readonly T[], day: string): T[] =>
  departments.filter(({ closedOn }) => closedOn === null || closedOn > day);
