import { listDepartments } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { shownDepartments } from '#server/skills/index.ts';
import { NAMES_KEPT_DAYS, suggestionFigures, type AskedPerson } from '../rules/suggestion-figures.ts';
import { peopleWhoAsked } from '../store/suggestions.ts';

/** Who was suggested somebody and what came of it: of everybody, by department, by language and by region of the time zone. */
export async function viewSuggestionFigures({ db, now }: Context) {
  const since = utcDay({ now }).subtract({ days: NAMES_KEPT_DAYS });
  const [people, departments] = await Promise.all([peopleWhoAsked(db, since), listDepartments(db)]);
  const shownOf = (cells: Parameters<typeof shownDepartments>[0]) => shownDepartments(cells);
  const among = (groupOf: (person: AskedPerson) => string) => {
    const groups = [...new Set(people.map(groupOf))].toSorted().map((id) => ({ id, parentId: null }));
    return suggestionFigures(people, groups, { groupOf, shownOf }).groups;
  };
  const placed = departments.map(({ id, parentId, name }) => ({ id, parentId, name }));
  const byDepartment = suggestionFigures(people, placed, { groupOf: ({ departmentId }) => departmentId, shownOf });
  return {
    since: since.toString(),
    everybody: byDepartment.everybody,
    departments: byDepartment.groups,
    languages: among(({ language }) => language),
    regions: among(({ region }) => region),
  };
}
