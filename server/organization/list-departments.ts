import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { selectDepartments, type Department } from './store/departments.ts';

/** Every department, by name. */
export const viewDepartments = ({ db }: Context): Promise<Department[]> => selectDepartments(db);

export class UnknownDepartment extends Refusal {
  constructor(field = 'departmentId') {
    const detail = 'There is no such department.';
    super('invalid', 'organization/unknown-department', detail, { errors: [{ pointer: `#/${field}`, detail }] });
  }
}

/** @param field Which member of the request named it. @throws {UnknownDepartment} */
export async function assertDepartmentExists({ db }: Context, departmentId: string, field?: string): Promise<void> {
  if (!(await selectDepartments(db)).some(({ id }) => id === departmentId)) throw new UnknownDepartment(field);
}
