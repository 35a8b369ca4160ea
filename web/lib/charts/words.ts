import { STATES, STATE_WORD, type SkillState } from '../ui/states.ts';

/** People who need a skill, by what is known of them. */
export interface Counts {
  required: number;
  met: number;
  gap: number;
  lapsed: number;
  notAssessed: number;
}

/** Counts of single skills, such as those of one person. */
export function countsOf(states: readonly SkillState[]): Counts {
  const number = (state: SkillState) => states.filter((each) => each === state).length;
  return {
    required: states.length,
    met: number('met'),
    gap: number('gap'),
    lapsed: number('lapsed'),
    notAssessed: number('not-assessed'),
  };
}

export interface Part {
  state: SkillState;
  number: number;
}

/** The four shares in their fixed order. */
export function partsOf({ met, gap, lapsed, notAssessed }: Counts): Part[] {
  const numbers: Record<SkillState, number> = { met, gap, lapsed, 'not-assessed': notAssessed };
  return STATES.map((state) => ({ state, number: numbers[state] }));
}

/** As in "17 met, 6 gap, 3 lapsed, 8 not assessed, of 34". */
export const readingOf = (counts: Counts): string =>
  `${partsOf(counts)
    .map(({ state, number }) => `${number} ${STATE_WORD[state].toLowerCase()}`)
    .join(', ')}, of ${counts.required}`;

export const HIDDEN = 'Not shown: fewer than five people';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A count as people read it, as in "1,526". */
export const number = (value: number): string => whole.format(value);

/** An end of a range, as in "60.5". */
export const oneDecimal = (value: number): string => tenths.format(value);

/** A share as people read it. Nothing is rounded up to all or down to none. */
export function percent(share: number | null): string {
  if (share === null) return 'nothing required';
  if (share > 0 && share < 0.01) return 'under 1%';
  if (share > 0.99 && share < 1) return 'over 99%';
  return `${Math.round(share * 100)}%`;
}

const FRACTIONS: readonly [number, string][] = [
  [0.1, 'a tenth'],
  [0.2, 'a fifth'],
  [0.25, 'a quarter'],
  [1 / 3, 'a third'],
  [0.5, 'half'],
  [2 / 3, 'two thirds'],
  [0.75, 'three quarters'],
];
const NEAR = 0.01;

/** A share as a sentence says it: "a third" where it is one, "41%" where it is not. */
export const fraction = (share: number): string =>
  FRACTIONS.find(([value]) => Math.abs(value - share) <= NEAR)?.[1] ?? percent(share);

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A small count in words. */
export const inWords = (value: number): string => SMALL[value] ?? number(value);

/** The name of a skill inside a sentence; "SBOM" and "AI-assisted" keep their capitals. */
export const inSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** What a number of capable people means. */
export const coverWord = (people: number): 'none' | 'single point' | 'thin' | 'fine' =>
  people === 0 ? 'none' : people === 1 ? 'single point' : people === 2 ? 'thin' : 'fine';
