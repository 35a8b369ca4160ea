import type { RequestEvent } from '@sveltejs/kit';
import { inTreeOrder } from '#lib/department-tree.ts';
import { call, need } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/csv.ts';
import { viewSuggestionFigures } from '#server/coaching/contract.ts';
import { byLanguage, byRegion, type Named } from './figures.ts';

const HEAD = [
  'from',
  'to',
  'group',
  'id',
  'name',
  'asked',
  'with_critical_gap',
  'suggested',
  'median_days_to_first',
  'chose_from_list',
  'chose_first',
] as const;

/** The figures as they are shown; what is hidden is empty. */
export async function exportSuggestions(event: RequestEvent): Promise<Response> {
  const { from, to, everybody, departments, languages, regions } = await need(call(event, viewSuggestionFigures, {}));
  const rowsOf = (group: string, lines: readonly Named[]) =>
    lines.map(({ id, name, asked, critical, suggested, medianDays, chose, choseFirst }) => [
      ...[from, to, group, id, name],
      ...[asked, critical, suggested, medianDays, chose, choseFirst],
    ]);
  const rows = [
    ...rowsOf('everybody', [{ id: '', name: 'Everybody', ...everybody }]),
    ...rowsOf('department', inTreeOrder(departments)),
    ...rowsOf('language', byLanguage(languages)),
    ...rowsOf('region', byRegion(regions)),
  ];
  return csvAnswer(HEAD, rows, `coaching-suggestions-${to}`);
}
