import { call, need } from '#lib/server/api.ts';
import { viewCapacity } from '#server/coaching/contract.ts';
import { listDepartments } from '#server/organization/contract.ts';
import { capacityFinding, linesOf, sorted, sortIn } from './capacity.ts';
import type { PageServerLoad } from './$types';

const DAYS_A_WEEK = 7;

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listDepartments, {}));
  const departments = items.map(({ id, name }) => ({ id, name }));
  const department = departments.find(({ id }) => id === event.url.searchParams.get('department')) ?? null;
  const { from, to, skills } = await need(
    call(event, viewCapacity, { query: department ? { departmentId: department.id } : {} }),
  );
  const sort = sortIn(event.url.searchParams);
  const weeks = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000 / DAYS_A_WEEK);
  return {
    departments,
    department,
    from,
    to,
    sort,
    finding: capacityFinding(skills, weeks),
    lines: linesOf(sorted(skills, sort)),
  };
};
