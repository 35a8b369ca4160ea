import type { Context } from '#server/shared/context.ts';
import { assertDepartmentExists } from './list-departments.ts';
import { insertDepartment, type NewDepartment } from './store/departments.ts';

/**
 * Create a department below another, or at the top.
 *
 * @throws {DepartmentSlugTaken} @throws {UnknownDepartment} when it should stand below one that is not there.
 * @throws {DepartmentClosed} when that one is closed.
 */
export async function createDepartment(context: Context, department: NewDepartment): Promise<string> {
  if (department.parentId) await assertDepartmentExists(context, department.parentId, 'parentId');
  return context.db.transaction((tx) => insertDepartment(tx, department));
}
