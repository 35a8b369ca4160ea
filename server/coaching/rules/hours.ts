import { DAY_MS, isoWeekday } from './days.ts';
import { instantOf, zoneTable } from './zone-table.ts';

export interface Interval {
  start: number;
  end: number;
}

export interface WeeklyHours {
  timeZone: string;
  isoWeekday: number;
  /** Minutes of the local day; an end beyond 1440 is after midnight. */
  startMinute: number;
  endMinute: number;
  /** Local dates as day numbers; the end is the first date on which it no longer holds. */
  validFrom: number;
  validTo: number | null;
}

export interface DateHours {
  timeZone: string;
  windows: readonly { startMinute: number; endMinute: number }[];
}

export interface Travel {
  firstDay: number;
  lastDay: number;
  timeZone: string;
}

/** When somebody coaches, as they entered it. */
export interface StatedHours {
  weekly: readonly WeeklyHours[];
  dates: ReadonlyMap<number, DateHours>;
  holidays: ReadonlySet<number>;
  travels: readonly Travel[];
}

export interface OpenHours {
  /** Merged windows of each zone, in order. */
  windows: ReadonlyMap<string, readonly Interval[]>;
  /** Dates that would have had hours, and why they have none. */
  closed: readonly { day: number; reason: 'on-holiday' | 'closed-that-day' }[];
}

/** A window may begin two local dates before the instant it reaches, and zones are up to 14 hours away. */
const DAYS_BEFORE = 3;
const DAYS_AFTER = 2;

/**
 * Windows that touch the range, as instants. A date of its own wins over a holiday, a holiday over weekly hours; while
 * somebody travels, weekly hours are read in the zone of the place.
 */
export function openHours({ weekly, dates, holidays, travels }: StatedHours, { start, end }: Interval): OpenHours {
  const windows = new Map<string, Interval[]>();
  const closed: { day: number; reason: 'on-holiday' | 'closed-that-day' }[] = [];
  const add = (timeZone: string, day: number, startMinute: number, endMinute: number) => {
    const table = zoneTable(timeZone, start);
    const opens = instantOf(table, day * DAY_MS + startMinute * 60_000, 'start');
    const closes = instantOf(table, day * DAY_MS + endMinute * 60_000, 'end');
    if (closes <= opens) return;
    const known = windows.get(timeZone);
    if (known) known.push({ start: opens, end: closes });
    else windows.set(timeZone, [{ start: opens, end: closes }]);
  };
  const first = Math.floor(start / DAY_MS);
  const last = Math.floor(end / DAY_MS);
  for (let day = first - DAYS_BEFORE; day <= last + DAYS_AFTER; day++) {
    const own = dates.get(day);
    if (own) {
      for (const { startMinute, endMinute } of own.windows) add(own.timeZone, day, startMinute, endMinute);
      if (own.windows.length === 0 && day >= first && day <= last) closed.push({ day, reason: 'closed-that-day' });
      continue;
    }
    const weekday = isoWeekday(day);
    const holding = weekly.filter(
      (rule) => rule.isoWeekday === weekday && rule.validFrom <= day && (rule.validTo === null || rule.validTo > day),
    );
    if (holding.length === 0) continue;
    if (holidays.has(day)) {
      if (day >= first && day <= last) closed.push({ day, reason: 'on-holiday' });
      continue;
    }
    const away = travels.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
    for (const rule of holding) add(away?.timeZone ?? rule.timeZone, day, rule.startMinute, rule.endMinute);
  }
  // Chosen when they are in one piece: hours that go on beyond the end of the range are those of a session that begins before it.
  const touching = (each: readonly Interval[]) => merged(each).filter((window) => window.end > start && window.start < end);
  const open = [...windows].map(([zone, each]) => [zone, touching(each)] as const).filter(([, each]) => each.length > 0);
  return { windows: new Map(open), closed };
}

/** In order, with those that touch or overlap in one piece. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
