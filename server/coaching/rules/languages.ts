import type { FoundSlots } from './slots.ts';
import { dayAt, type ZoneTable } from './zone-table.ts';

/** In which languages somebody can be coached, in their own order. */
export interface Spoken {
  languages: readonly string[];
  /** Whether they said so; otherwise the language of their pages stands in, which is weighed and no condition. */
  isSaid: boolean;
}

export const spokenBy = (said: readonly string[], ofPages: string): Spoken =>
  said.length > 0 ? { languages: said, isSaid: true } : { languages: [ofPages], isSaid: false };

/** The first language of somebody that a coach speaks too. */
export const commonLanguage = ({ languages }: Spoken, ofCoach: readonly string[]): string | null =>
  languages.find((language) => ofCoach.includes(language)) ?? null;

/** Whether somebody named languages and the coach speaks none of them: nobody suggests that, but they may choose it. */
export const lacksCommonLanguage = (spoken: Spoken, ofCoach: readonly string[]): boolean =>
  spoken.isSaid && commonLanguage(spoken, ofCoach) === null;

/** What a search found with a coach who speaks none of the languages: no slot, and on each day that had one the reason. */
export function withoutLanguage({ slots, refused }: FoundSlots, home: ZoneTable): FoundSlots {
  const days = new Set(slots.map((slot) => dayAt(home, slot)));
  return { slots: [], refused: days.size > 0 ? new Map([...refused, ['no-common-language', days]]) : refused };
}
