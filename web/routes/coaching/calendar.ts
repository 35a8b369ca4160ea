/** What the pages draw of free times; found by `calendar.server.ts`, and told here so that browser code can use it too. */
import type { Reason } from '#server/coaching/contract.ts';
import type { Why } from '#lib/coaching-words.ts';

export interface CalendarSlot {
  startsAt: string;
  /** Minutes since midnight on the clocks of the zone. */
  minute: number;
}
export interface CalendarDay {
  date: string;
  slots: CalendarSlot[];
  isPast: boolean;
  /** What stood in the way; null where nobody has hours. */
  reason: Reason | null;
}
export interface CalendarWeek {
  monday: string;
  total: number;
  days: { date: string; count: number }[];
}
export type View = 'week' | 'list';

export interface Calendar {
  timeZone: string;
  /** Of one coach, or of all. */
  coachId: string | null;
  view: View;
  minutes: number;
  /** The whole horizon. */
  weeks: CalendarWeek[];
  monday: string;
  /** The days of the week, or of the list from there on. */
  days: CalendarDay[];
  /** The first day of a list that goes on. */
  more: string | null;
  whyNone: Why[];
}

/** Whether anything can be booked up to the horizon. */
export const hasFree = ({ weeks }: Pick<Calendar, 'weeks'>): boolean => weeks.some(({ total }) => total > 0);

/** What somebody chose to look at; empty where they did not choose. */
export interface Look {
  coach: string;
  zone: string;
  week: string;
  view: View;
}

/** Read the choice from a form or an address; a pressed button wins over what was shown before. */
export function lookIn(given: { get: (name: string) => unknown }): Look {
  const text = (name: string) => String(given.get(name) ?? '');
  const view = text('toView') || text('view');
  return {
    coach: text('coach'),
    zone: text('zone'),
    week: text('toWeek') || text('week'),
    view: view === 'list' ? 'list' : 'week',
  };
}

/** Rows of the week's grid: the finest step that all starts share, so that each has a row of its own. */
export function rowsOf(days: readonly CalendarDay[]): { first: number; unit: number; count: number } {
  const minutes = days.flatMap(({ slots }) => slots.map(({ minute }) => minute));
  if (minutes.length === 0) return { first: 540, unit: 60, count: 8 };
  const first = Math.floor(Math.min(...minutes) / 60) * 60;
  const unit = minutes.reduce((step, minute) => greatestCommon(step, minute - first), 60);
  const last = Math.max(...minutes) + unit;
  return { first, unit, count: Math.ceil((last - first) / unit) };
}

const greatestCommon = (a: number, b: number): number => (b === 0 ? a : greatestCommon(b, a % b));
