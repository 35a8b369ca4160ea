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
