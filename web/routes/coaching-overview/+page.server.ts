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
  const departments = items.map(({ id, name }) => ({ id, name }));
  const department = departments.find(({ id }) => id === searchParams.get('department')) ?? null;
  const { from, to, skills } = await need(
    call(event, viewCapacity, { query: department ? { departmentId: department.id } : {} }),
  );
  const [sort, show] = [sortIn(searchParams), standingIn(searchParams)];
  const weeks = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000 / DAYS_A_WEEK);
  const chosen = sorted(show ? skills.filter((skill) => standingOf(skill) === show) : skills, sort);
  const skill = searchParams.get('skill');
  const first = firstShown(
    chosen.findIndex(({ skillId }) => skillId === skill),
    Number(searchParams.get('skip')),
    chosen.length,
  );
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
    lines: linesOf(chosen.slice(first, first + SHOWN)),
    range: { first, found: chosen.length, all: skills.length },
    next: first + SHOWN < chosen.length ? first + SHOWN : null,
  };
};

/** Where the page begins: the one with the skill that was asked for, else as far as was skipped. */
function firstShown(askedFor: number, skipped: number, found: number): number {
  if (askedFor >= 0) return askedFor - (askedFor % SHOWN);
  return Number.isInteger(skipped) && skipped > 0 && skipped < found ? skipped : 0;
}
