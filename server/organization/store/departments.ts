import { asc, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { departments } from '#db/schema/organization.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { DepartmentClosed } from '../rules/closing.ts';
import { DepartmentCycle } from '../rules/department-tree.ts';

export interface Department {
  id: string;
  slug: string;
  name: string;
  parentId: string | null;
  /** First day on which nobody may stand in it; null while open. */
  closedOn: Temporal.PlainDate | null;
}

export type NewDepartment = Pick<Department, 'slug' | 'name' | 'parentId'>;

export class DepartmentSlugTaken extends Refusal {
  constructor() {
    super('conflict', 'organization/department-slug-taken', 'Another department already has this short name.');
  }
}

/** @throws {DepartmentSlugTaken} @throws {DepartmentClosed} when the one above is. */
export async function insertDepartment(tx: Transaction, department: NewDepartment): Promise<string> {
  try {
    const [row] = await tx.insert(departments).values(department).returning({ id: departments.id });
    return row!.id;
  } catch (error) {
    if (violates(error, 'department_slug_is_unique')) throw new DepartmentSlugTaken();
    if (violates(error, 'open_departments_stand_below_open_ones')) throw new DepartmentClosed('parentId');
    throw error;
  }
}

/** @throws {DepartmentCycle} decided by the database, so that two moves at once cannot make one. @throws {NotFound} @throws {DepartmentClosed} */
export async function updateDepartment(
  tx: Transaction,
  departmentId: string,
  change: { name?: string; parentId?: string | null },
): Promise<void> {
  try {
    const rows = await tx
      .update(departments)
      .set(change)
      .where(eq(departments.id, departmentId))
      .returning({ id: departments.id });
    if (rows.length === 0) throw new NotFound('department');
  } catch (error) {
    if (violates(error, 'departments_are_a_tree') || violates(error, 'department_is_not_its_own_parent'))
      throw new DepartmentCycle();
    if (violates(error, 'open_departments_stand_below_open_ones')) throw new DepartmentClosed('parentId');
    throw error;
  }
}

/** All departments by name. A company has hundreds at the most, so there is no paging. */
export async function selectDepartments(db: Queryable): Promise<Department[]> {
  const { id, slug, name, parentId, closedOn } = departments;
  const rows = await db
    .select({ id, slug, name, parentId, closedOn })
    .from(departments)
    .orderBy(asc(sql`${name} collate "und-x-icu"`));
  return rows.map((row) => ({ ...row, closedOn: row.closedOn === null ? null : Temporal.PlainDate.from(row.closedOn) }));
}
