import { onGrid, stepOn } from './grid.ts';
import { openHours, type Interval, type StatedHours } from './hours.ts';
import type { Holding, Limit, Wishes } from './limits.ts';
import { stretchesOf, type Walk } from './stretches.ts';
import { dayAt, zoneTable, type ZoneTable } from './zone-table.ts';

/** Why a time is not offered, in the words of refusals (`coaching/<reason>`). */
export type SlotReason =
  | 'no-coach'
  | 'line-manager'
  | 'no-common-language'
  | 'coach-paused'
  | 'no-hours'
  | 'window-too-short'
  | 'on-holiday'
  | 'closed-that-day'
  | 'coach-absent'
  | 'slot-taken'
  | Limit
  | 'under-notice'
  | 'beyond-horizon'
  | 'you-are-busy';

export interface Busy extends Interval {
  kind: 'slot-taken' | 'coach-absent';
}

/** All that is known of one coach, prepared: instants are milliseconds, dates are day numbers. */
export interface CoachTime extends StatedHours, Holding {
  coachId: string;
  /** Home zone: notice is elapsed time, but horizon and limits count local days. */
  timeZone: string;
  isPaused: boolean;
  /** Claims with their buffers, and absences. */
  busy: readonly Busy[];
}

export interface SlotTerms extends Wishes {
  minutes: number;
  stepMinutes: number;
  bufferBefore: number;
  bufferAfter: number;
  noticeMinutes: number;
  horizonDays: number;
}

/** The terms of one offer. */
export interface OfferedTerms extends SlotTerms {
  id: string;
}

export interface SlotQuestion {
  terms: OfferedTerms;
  now: number;
  /** From when the horizon counts, for a later sitting of a programme the one before; left out, from now. */
  horizonFrom?: number;
  /** Starts from here on and before there. */
  range: Interval;
  /** Where the coachee is already. */
  ownBusy: readonly Interval[];
}

export interface FoundSlots {
  /** Starts, strictly increasing. */
  slots: number[];
  /** Local days on which something was in the way, by what it was. */
  refused: ReadonlyMap<SlotReason, ReadonlySet<number>>;
}

const MINUTE_MS = 60_000;
/** No programme is booked further ahead: offsets of zones are known so far, and nobody knows more of their time. */
const FARTHEST_DAYS = 730;

/** The last local day of the coach that can be booked. */
export const lastDayOf = (home: ZoneTable, { terms, now, horizonFrom = now }: Omit<SlotQuestion, 'range' | 'ownBusy'>): number =>
  Math.min(dayAt(home, horizonFrom) + terms.horizonDays, dayAt(home, now) + FARTHEST_DAYS);

/**
 * Every start that can be booked with a coach, and what stood in the way of others. Walks over instants that only grow,
 * jumping to the end of whatever is in the way.
 */
export function freeSlots(coach: CoachTime, question: SlotQuestion): FoundSlots {
  const { now, range } = question;
  const home = zoneTable(coach.timeZone, now);
  const refused = new Map<SlotReason, Set<number>>();
  const note = (reason: SlotReason, day: number) => {
    const days = refused.get(reason);
    if (days) days.add(day);
    else refused.set(reason, new Set([day]));
  };
  if (coach.isPaused) {
    note('coach-paused', dayAt(home, now));
    return { slots: [], refused };
  }
  const { windows, closed } = openHours(coach, range);
  for (const { day, reason } of closed) note(reason, day);
  const asked = { coach, question, home, lastDay: lastDayOf(home, question) };
  const slots: number[] = [];
  for (const [zone, open] of windows) walk(open, zoneTable(zone, now), asked, { slots, note });
  // Windows of several zones may show the same start twice.
  return { slots: windows.size > 1 ? [...new Set(slots)].toSorted((a, b) => a - b) : slots, refused };
}

interface Found {
  slots: number[];
  note: (reason: SlotReason, day: number) => void;
}

/** From stretch to stretch, through windows of one zone in their order. */
function walk(open: readonly Interval[], table: ZoneTable, asked: Walk, { slots, note }: Found): void {
  const { terms, range } = asked.question;
  const step = terms.stepMinutes * MINUTE_MS;
  const following = stepOn(table, step);
  const stretchAt = stretchesOf(asked);
  for (const window of open) {
    const last = window.end - terms.minutes * MINUTE_MS;
    if (onGrid(table, step, window.start) > last) note('window-too-short', dayAt(asked.home, window.start));
    const end = Math.min(last + 1, range.end);
    let t = onGrid(table, step, Math.max(window.start, range.start));
    while (t < end) {
      const { reason, day, until } = stretchAt(t);
      if (reason) {
        note(reason, day);
        t = onGrid(table, step, until);
        continue;
      }
      for (const free = Math.min(until, end); t < free; t = following(t)) slots.push(t);
    }
  }
}
