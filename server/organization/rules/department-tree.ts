import { Refusal } from '#server/shared/refusal.ts';

export interface DepartmentNode {
  id: string;
  parentId: string | null;
}

export class DepartmentCycle extends Refusal {
  constructor() {
    const detail = 'A department cannot stand below itself.';
    super('conflict', 'organization/department-cycle', detail, { errors: [{ pointer: '#/parentId', detail }] });
  }
}

/**
 * A department and everything above it, nearest first.
 *
 * @throws {DepartmentCycle} when the tree bites its tail.
 */
export function withAncestors(departments: readonly DepartmentNode[], id: string): string[] {
  const parentById = new Map(departments.map((department) => [department.id, department.parentId]));
  const path: string[] = [];
  for (let current: string | null = id; current !== null; current = parentById.get(current) ?? null) {
    if (path.includes(current)) throw new DepartmentCycle();
    path.push(current);
  }
  return path;
}

/** A department and everything below it, parents before children. */
export function withDescendants(departments: readonly DepartmentNode[], id: string): string[] {
  const children = Map.groupBy(departments, (department) => department.parentId);
  const found = [id];
  for (const current of found) found.push(...(children.get(current) ?? []).map((child) => child.id));
  return found;
}
