import { openOn } from '#lib/department-tree.ts';
import { pageFrom } from '#lib/page-from.ts';
import { call, need } from '#lib/server/api.ts';
import { viewCapacity } from '#server/coaching/contract.ts';
import { listDepartments } from '#server/organization/contract.ts';
import { capacityFinding, linesOf, sorted, sortIn, standingCounts, standingIn, standingOf } from './capacity.ts';
import type { PageServerLoad } from './$types';

const DAYS_A_WEEK = 7;
/** Skills on a page; the CSV has all. */
const SHOWN = 15;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const { items } = await need(call(event, listDepartments, {}));
  const departments = openOn(items, Temporal.Now.plainDateISO('UTC').toString()).map(({ id, name }) => ({ id, name }));
  const department = departments.find(({ id }) => id === searchParams.get('department')) ?? null;
  const { from, to, skills } = await need(
    call(event, viewCapacity, { query: department ? { departmentId: department.id } : {} }),
  );
  const [sort, show] = [sortIn(searchParams), standingIn(searchParams)];
  const weeks = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000 / DAYS_A_WEEK);
  const chosen = sorted(show ? skills.filter((skill) => standingOf(skill) === show) : skills, sort);
  const skill = searchParams.get('skill');
  const at = chosen.findIndex(({ skillId }) => skillId === skill);
  // The page with the skill that was asked for, where one was.
  const page = pageFrom(chosen, at < 0 ? searchParams.get('skip') : String(at - (at % SHOWN)), SHOWN);
  return {
    departments,
    department,
    from,
    to,
    sort,
    show,
    skill,
    finding: capacityFinding(skills, weeks),
    standings: standingCounts(skills),
    lines: linesOf(page.items),
    range: { first: page.first, found: chosen.length, all: skills.length },
    next: page.next,
  };
};
