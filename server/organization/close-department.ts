import type { Context } from '#server/shared/context.ts';
import { assertMayClose } from './rules/closing.ts';
import { selectOccupancy, updateClosedOn } from './store/closing.ts';

/**
 * Close a department from a day on, or give another day. What was counted in it stays on record. The database has the last
 * word, for whoever comes to it at the same moment.
 *
 * @throws {NotFound} @throws {DepartmentInUse}
 */
export async function closeDepartment(context: Context, departmentId: string, on: Temporal.PlainDate): Promise<void> {
  assertMayClose(await selectOccupancy(context.db, departmentId, on));
  await updateClosedOn(context.db, departmentId, on);
}

/** @throws {NotFound} @throws {DepartmentClosed} while the one above is closed. */
export const reopenDepartment = ({ db }: Context, departmentId: string): Promise<void> => updateClosedOn(db, departmentId, null);
