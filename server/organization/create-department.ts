import type { Context } from '#server/shared/context.ts';
import { insertDepartment, type Department } from './store/departments.ts';

/** Create a department below another, or at the top. */
export async function createDepartment(context: Context, department: Omit<Department, 'id'>): Promise<string> {
  return context.db.transaction((tx) => insertDepartment(tx, department));
}
