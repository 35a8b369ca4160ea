import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { assertDepartmentExists } from './list-departments.ts';
import { selectDepartments, updateDepartment } from './store/departments.ts';

export interface DepartmentChange {
  name?: string;
  /** Null puts it at the top. */
  parentId?: string | null;
}

/**
 * Give a department another name, or move it with all below it. Its people count above it where it stands now, from now on.
 *
 * @throws {NotFound} @throws {UnknownDepartment} @throws {DepartmentCycle}
 */
export async function changeDepartment(context: Context, departmentId: string, change: DepartmentChange): Promise<void> {
  if (change.parentId) await assertDepartmentExists(context, change.parentId, 'parentId');
  await context.db.transaction(async (tx) => {
    const before = (await selectDepartments(tx)).find(({ id }) => id === departmentId);
    await updateDepartment(tx, departmentId, change);
    if (change.parentId === undefined || before?.parentId === change.parentId) return;
    await publish(tx, { name: 'organization.departments-moved', payload: { departmentIds: [departmentId] } });
  });
}
