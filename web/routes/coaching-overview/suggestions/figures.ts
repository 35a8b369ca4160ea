import { capital, count, inWords, languageName, list } from '#lib/format.ts';
import type { SuggestionFigures } from '#server/coaching/contract.ts';

export type Figured = SuggestionFigures & { id: string };
export type Named = Figured & { name: string; note?: string };

const REGIONS: Record<string, string> = {
  America: 'The Americas',
  Indian: 'Indian Ocean',
  Other: 'Other zones',
};
export const byLanguage = (lines: readonly Figured[]): Named[] => named(lines, languageName);
export const byRegion = (lines: readonly Figured[]): Named[] => named(lines, (id) => REGIONS[id] ?? id);
const named = (lines: readonly Figured[], nameOf: (id: string) => string): Named[] =>
  lines.map((line) => ({ ...line, name: nameOf(line.id) })).toSorted((a, b) => a.name.localeCompare(b.name));

const shareOf = (part: number, of: number) => `${part} of ${of}`;
/** A share as it is written in a cell, for the picture beside it; null where one person would be more than a tenth of it. */
export function shareIn(text: string): number | null {
  const [, part, of] = /^(\d+) of (\d+)$/.exec(text) ?? [];
  return part === undefined || Number(of) < 10 ? null : Number(part) / Number(of);
}

/** Of whole days that have passed before: the time comes within one more. */
const withinWords = (days: number): string => count(days + 1, 'day');

const HIDDEN = 'Not shown';
const NONE = '–';

export const HEADS = [
  'People who asked',
  'With a critical gap',
  'Suggested somebody',
  'Half could begin within',
  'Chose from the list',
  'Chose the first',
] as const;

/** Rows of a table; groups that are hidden have none, and are named below it. */
export const rowsOf = (lines: readonly Named[]) =>
  lines.flatMap(({ id, name, note, asked, critical, suggested, medianDays, chose, choseFirst }) =>
    asked === null || suggested === null
      ? []
      : {
          id,
          name,
          ...(note && { note }),
          cells: [
            String(asked),
            String(critical),
            shareOf(suggested, asked),
            medianDays === null ? (suggested === 0 ? NONE : HIDDEN) : withinWords(medianDays),
            chose === null ? NONE : shareOf(chose, suggested),
            chose === null || chose === 0 ? NONE : choseFirst === null ? HIDDEN : shareOf(choseFirst, chose),
          ],
        },
  );

export function hiddenSentence(lines: readonly Named[]): string | null {
  const hidden = lines.filter(({ asked }) => asked === null).map(({ name }) => name);
  if (hidden.length === 0) return null;
  return `Not shown: ${list(hidden)}. Fewer than five people asked there, or a smaller group could be told from it.`;
}

/** How far below everybody a group has to lie before it is named; closer ones differ by a person or two. */
const NOTABLE = 0.15;

/** What came of it for everybody, and where fewest were suggested somebody. */
export function suggestionFinding(everybody: SuggestionFigures, groups: readonly Named[]): string {
  const { asked, suggested, medianDays, chose, choseFirst } = everybody;
  if (asked === null || suggested === null)
    return 'Fewer than five people with a gap have asked, so there is nothing to compare yet.';
  const soon =
    medianDays === null ? '' : `; half of them could have begun within ${medianDays === 0 ? 'a day' : withinWords(medianDays)}`;
  const first = choseFirst === null ? '' : `, ${inWords(choseFirst)} of them the first`;
  const choice = chose === null ? '' : ` ${capital(inWords(chose))} booked from the list${first}.`;
  return `${capital(inWords(suggested))} of ${count(asked, 'person', 'people')} with a gap who asked were suggested somebody${soon}.${choice}${lagging(asked, suggested, groups)}`;
}

function lagging(asked: number, suggested: number, groups: readonly Named[]): string {
  const shown = groups.flatMap(({ name, asked: of, suggested: part }) => (of && part !== null ? [{ name, of, part }] : []));
  const [lowest] = shown.toSorted((a, b) => a.part / a.of - b.part / b.of);
  if (!lowest || suggested / asked - lowest.part / lowest.of < NOTABLE) return '';
  return ` Fewest were in ${lowest.name}: ${shareOf(lowest.part, lowest.of)}.`;
}
