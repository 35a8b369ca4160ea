import { inTreeOrder } from '#lib/department-tree.ts';
import { call, need } from '#lib/server/api.ts';
import { viewSuggestionFigures } from '#server/coaching/contract.ts';
import { byLanguage, byRegion, suggestionFinding } from './figures.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { from, to, everybody, ...groups } = await need(call(event, viewSuggestionFigures, {}));
  const departments = inTreeOrder(groups.departments).map(({ parentName, ...line }) => ({
    ...line,
    ...(parentName && { note: `in ${parentName}` }),
  }));
  const [languages, regions] = [byLanguage(groups.languages), byRegion(groups.regions)];
  return {
    from,
    to,
    finding: suggestionFinding(everybody, departments),
    isEmpty: departments.length === 0,
    tables: [
      { id: 'departments', title: 'By department', head: 'Department', lines: departments },
      { id: 'languages', title: 'By language', head: 'Language', lines: languages },
      { id: 'regions', title: 'By region of the time zone', head: 'Region', lines: regions },
    ],
  };
};
