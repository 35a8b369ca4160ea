import { listDepartments } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { shownDepartments } from '#server/skills/index.ts';
import { periodOfFigures, suggestionFigures, type AskedPerson } from '../rules/suggestion-figures.ts';
import { peopleWhoAsked } from '../store/suggestions.ts';

/** Who was suggested somebody and what came of it: of everybody, by department, by language and by region of the time zone. */
export async function viewSuggestionFigures({ db, now }: Context) {
  const { from, end } = periodOfFigures(utcDay({ now }));
  const [people, departments] = await Promise.all([peopleWhoAsked(db, { from, end }), listDepartments(db)]);
  const shownOf = (cells: Parameters<typeof shownDepartments>[0]) => shownDepartments(cells);
  const among = (groupOf: (person: AskedPerson) => string) => {
    const ids = [...new Set(people.map(groupOf))].toSorted();
    const all = ids.map((id) => ({ id, parentId: null }));
    // Everybody knows the departments; that somebody speaks a language which few do would tell of them.
    const { groups } = suggestionFigures(people, all, { groupOf, shownOf });
    return groups.filter(({ asked }) => asked !== null);
  };
  const placed = departments.map(({ id, parentId, name }) => ({ id, parentId, name }));
  const byDepartment = suggestionFigures(people, placed, { groupOf: ({ departmentId }) => departmentId, shownOf });
  return {
    from: from.toString(),
    to: end.subtract({ days: 1 }).toString(),
    everybody: byDepartment.everybody,
    departments: byDepartment.groups,
    languages: among(({ language }) => language),
    regions: among(({ region }) => region),
  };
}
