import { error, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { listDepartments } from '#server/organization/contract.ts';

/** One department, or the error page. */
export async function findDepartment(event: RequestEvent, departmentId: string) {
  const { items } = await need(call(event, listDepartments, {}));
  return items.find(({ id }) => id === departmentId) ?? error(404);
}
