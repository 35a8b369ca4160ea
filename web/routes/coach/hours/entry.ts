import type { Block } from '../block.ts';
import { clock } from '../clock.ts';

/** Weekly hours as the form has them. */
export interface Entry {
  ruleId: string;
  isoWeekday: string;
  from: string;
  to: string;
  timeZone: string;
  validFrom: string;
  validTo: string;
}

interface Rule {
  ruleId: string;
  isoWeekday: number;
  startMinute: number;
  endMinute: number;
  timeZone: string;
  validFrom: string;
  validTo: string | null;
}

export const entryOf = ({ ruleId, isoWeekday, startMinute, endMinute, timeZone, validFrom, validTo }: Rule): Entry => ({
  ruleId,
  isoWeekday: String(isoWeekday),
  from: clock(startMinute),
  to: clock(endMinute),
  timeZone,
  validFrom,
  validTo: validTo ?? '',
});

export const minutesBetween = ({ startMinute, endMinute }: Pick<Rule, 'startMinute' | 'endMinute'>) => endMinute - startMinute;

const DAY_MS = 86_400_000;
const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** Weekday and times of something drawn into the week. */
export const placeOf = (start: string, end: string): Pick<Entry, 'isoWeekday' | 'from' | 'to'> => ({
  isoWeekday: String(((new Date(midnight(start.slice(0, 10))).getUTCDay() + 6) % 7) + 1),
  from: start.slice(11, 16),
  to: end.slice(11, 16),
});

/** What the form says, drawn into a week. */
export function blockOf({ ruleId, isoWeekday, from, to }: Entry, monday: string): Block {
  const date = (days: number) => new Date(midnight(monday) + days * DAY_MS).toISOString().slice(0, 10);
  const day = Number(isoWeekday) - 1;
  return {
    id: ruleId || 'drawn',
    kind: 'hours',
    title: '',
    start: `${date(day)}T${from}`,
    end: `${date(to > from ? day : day + 1)}T${to}`,
  };
}
