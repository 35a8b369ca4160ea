/** Whose an entry is: as long as figures look back, so that people are counted and not their clicks. */
export const NAMES_KEPT_DAYS = 90;
const WEEKS = 12;
/** A booking within so many days follows the suggestion. */
export const FOLLOWS_WITHIN_DAYS = 7;

/** Twelve whole weeks before this one: figures move on Mondays, so that nobody can watch one person look. The end is excluded. */
export function periodOfFigures(today: Temporal.PlainDate): { from: Temporal.PlainDate; end: Temporal.PlainDate } {
  const end = today.subtract({ days: today.dayOfWeek - 1 });
  return { from: end.subtract({ weeks: WEEKS }), end };
}

/** Somebody with a gap who asked for a coach, whoever they are. */
export interface AskedPerson {
  departmentId: string;
  region: string;
  language: string;
  isCritical: boolean;
  isSuggested: boolean;
  /** Until the first free time that was shown; null when nobody was suggested. */
  daysToFirst: number | null;
  /** The best place in the list of whom they booked; null when nobody of the list. */
  chosenRank: number | null;
}

export interface SuggestionFigures {
  /** Null where fewer than five people asked, or where it would give a hidden figure away. */
  asked: number | null;
  critical: number | null;
  suggested: number | null;
  /** What follows speaks of those who were suggested somebody; null where they are too few. */
  medianDays: number | null;
  chose: number | null;
  /** Of those who chose from the list; null where they are too few. */
  choseFirst: number | null;
}

export interface Group {
  id: string;
  parentId: string | null;
}

/** Which of nested groups of people may be shown, so that no small one can be told from the others. */
export type Suppression = (
  cells: readonly { departmentId: string; parentId: string | null; people: number }[],
) => ReadonlySet<string>;

const EVERYBODY = 'everybody';
const HIDDEN = { asked: null, critical: null, suggested: null };
const TOO_FEW = { medianDays: null, chose: null, choseFirst: null };

/**
 * Figures of everybody and of each group in which somebody asked, with those of the groups below it. Each figure is hidden where
 * fewer than five people are behind it: those who asked, those who were suggested somebody, those who chose.
 */
export function suggestionFigures<G extends Group>(
  people: readonly AskedPerson[],
  groups: readonly G[],
  { groupOf, shownOf }: { groupOf: (person: AskedPerson) => string; shownOf: Suppression },
): { everybody: SuggestionFigures; groups: (G & SuggestionFigures)[] } {
  const parentOf = new Map(groups.map(({ id, parentId }) => [id, parentId]));
  const peopleIn = new Map<string, AskedPerson[]>([
    [EVERYBODY, []],
    ...groups.map(({ id }): [string, AskedPerson[]] => [id, []]),
  ]);
  for (const person of people) {
    peopleIn.get(EVERYBODY)!.push(person);
    for (let id: string | null = groupOf(person); id; id = parentOf.get(id) ?? null) peopleIn.get(id)?.push(person);
  }
  const shownBy = (isMeant: (person: AskedPerson) => boolean) =>
    shownOf([
      { departmentId: EVERYBODY, parentId: null, people: peopleIn.get(EVERYBODY)!.filter(isMeant).length },
      ...groups.map(({ id, parentId }) => ({
        departmentId: id,
        parentId: parentId && peopleIn.has(parentId) ? parentId : EVERYBODY,
        people: peopleIn.get(id)!.filter(isMeant).length,
      })),
    ]);
  const shown = { asked: shownBy(() => true), suggested: shownBy(isSuggested), chose: shownBy(hasChosen) };
  const figuresOf = (id: string): SuggestionFigures => {
    if (!shown.asked.has(id)) return { ...HIDDEN, ...TOO_FEW };
    const among = peopleIn.get(id)!;
    const suggested = among.filter(isSuggested);
    const counts = {
      asked: among.length,
      critical: among.filter(({ isCritical }) => isCritical).length,
      suggested: suggested.length,
    };
    if (!shown.suggested.has(id)) return { ...counts, ...TOO_FEW };
    const first = suggested.filter(({ chosenRank }) => chosenRank === 1).length;
    return {
      ...counts,
      medianDays: medianOf(suggested.flatMap(({ daysToFirst }) => daysToFirst ?? [])),
      chose: suggested.filter(hasChosen).length,
      choseFirst: shown.chose.has(id) ? first : null,
    };
  };
  return {
    everybody: figuresOf(EVERYBODY),
    groups: groups.filter(({ id }) => peopleIn.get(id)!.length > 0).map((group) => ({ ...group, ...figuresOf(group.id) })),
  };
}

const isSuggested = (person: AskedPerson): boolean => person.isSuggested;
const hasChosen = ({ chosenRank }: AskedPerson): boolean => chosenRank !== null;

function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const REGIONS = ['Africa', 'America', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'];

/** Where in the world a time zone lies, as its name says. */
export function regionOf(timeZone: string): string {
  const [region] = timeZone.split('/');
  return REGIONS.find((known) => known === region) ?? 'Other';
}
