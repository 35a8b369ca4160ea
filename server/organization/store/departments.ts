import { asc, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { departments } from '#db/schema/organization.ts';
import { Refusal } from '#server/shared/refusal.ts';

export interface Department {
  id: string;
  slug: string;
  name: string;
  parentId: string | null;
}

export class DepartmentSlugTaken extends Refusal {
  constructor() {
    super('conflict', 'organization/department-slug-taken', 'Another department already has this short name.');
  }
}

/** @throws {DepartmentSlugTaken} */
export async function insertDepartment(tx: Transaction, department: Omit<Department, 'id'>): Promise<string> {
  try {
    const [row] = await tx.insert(departments).values(department).returning({ id: departments.id });
    return row!.id;
  } catch (error) {
    if (violates(error, 'department_slug_is_unique')) throw new DepartmentSlugTaken();
    throw error;
  }
}

/** All departments by name. A company has hundreds at the most, so there is no paging. */
export async function selectDepartments(db: Queryable): Promise<Department[]> {
  const { id, slug, name, parentId } = departments;
  return db
    .select({ id, slug, name, parentId })
    .from(departments)
    .orderBy(asc(sql`${name} collate "und-x-icu"`));
}
