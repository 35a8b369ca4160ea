import { DAY_MS, mondayOf } from './days.ts';
import { openHours, type Interval, type StatedHours } from './hours.ts';
import { countHeld, reachedLimit, type Limit, type Wishes } from './limits.ts';
import { dayAt, dayFrom, instantOf, nextChange, segmentAt, zoneTable, type ZoneTable } from './zone-table.ts';

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
  | 'day-limit'
  | 'week-limit'
  | 'under-notice'
  | 'beyond-horizon'
  | 'you-are-busy';

export interface Busy extends Interval {
  kind: 'slot-taken' | 'coach-absent';
}

/** All that is known of one coach, prepared: instants are milliseconds, dates are day numbers. */
export interface CoachTime extends StatedHours, Wishes {
  coachId: string;
  /** Home zone: notice is elapsed time, but horizon and limits count local days. */
  timeZone: string;
  isPaused: boolean;
  /** Claims with their buffers, and absences. */
  busy: readonly Busy[];
  /** Starts of the sessions the coach holds, for the limits. */
  held: readonly number[];
}

export interface SlotTerms {
  minutes: number;
  stepMinutes: number;
  bufferBefore: number;
  bufferAfter: number;
  noticeMinutes: number;
  horizonDays: number;
}

export interface SlotQuestion {
  terms: SlotTerms;
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

/** The first instant from `t` on whose wall clock is a multiple of the step, counted from local midnight. */
export function onGrid(table: ZoneTable, stepMs: number, t: number): number {
  for (;;) {
    const segment = segmentAt(table, t);
    const wall = t + table.offsets[segment]!;
    const sinceMidnight = ((wall % DAY_MS) + DAY_MS) % DAY_MS;
    const rest = sinceMidnight % stepMs;
    if (rest === 0) return t;
    const next = t + Math.min(stepMs - rest, DAY_MS - sinceMidnight);
    const changes = table.starts[segment + 1] ?? Infinity;
    if (next < changes) return next;
    t = changes; // Clocks change before that: the grid goes on from the new wall clock.
  }
}

/**
 * Every start that can be booked with a coach, and what stood in the way of others. Walks over instants that only grow,
 * jumping to the end of whatever is in the way.
 */
export function freeSlots(coach: CoachTime, question: SlotQuestion): FoundSlots {
  const { terms, now, range, ownBusy } = question;
  const refused = new Map<SlotReason, Set<number>>();
  const note = (reason: SlotReason, day: number) => {
    const days = refused.get(reason);
    if (days) days.add(day);
    else refused.set(reason, new Set([day]));
  };
  const home = zoneTable(coach.timeZone, now);
  if (coach.isPaused) {
    note('coach-paused', dayAt(home, now));
    return { slots: [], refused };
  }
  const length = terms.minutes * MINUTE_MS;
  const step = terms.stepMinutes * MINUTE_MS;
  const [before, after] = [terms.bufferBefore * MINUTE_MS, terms.bufferAfter * MINUTE_MS];
  const earliest = now + terms.noticeMinutes * MINUTE_MS;
  const lastDay = lastDayOf(home, question);
  const { windows, closed } = openHours(coach, range);
  for (const { day, reason } of closed) note(reason, day);
  const busy = disjoint(coach.busy);
  const own = disjoint(ownBusy.map((interval) => ({ ...interval, kind: 'slot-taken' as const })));
  const held = countHeld(coach.held, home);
  const slots: number[] = [];

  for (const [zone, open] of windows) {
    const table = zoneTable(zone, now);
    const align = (t: number) => onGrid(table, step, t);
    // Where the step divides the day, the next slot is one step on, unless clocks change on the way.
    const isEven = DAY_MS % step === 0;
    let changes = -Infinity;
    const following = (t: number) => {
      if (t >= changes) changes = nextChange(table, t);
      return isEven && t + step < changes ? t + step : align(t + 1);
    };
    let today = { day: 0, until: -Infinity };
    let full: Limit | null = null;
    let [nextBusy, nextOwn] = [0, 0];
    for (const window of open) {
      const last = window.end - length;
      let t = align(Math.max(window.start, range.start));
      if (align(window.start) > last) note('window-too-short', dayAt(home, window.start));
      while (t <= last && t < range.end) {
        if (t >= today.until) {
          today = dayFrom(home, t);
          full = reachedLimit(coach, held, today.day);
        }
        const { day } = today;
        if (t < earliest) {
          note('under-notice', day);
          t = align(earliest);
          continue;
        }
        if (day > lastDay) {
          note('beyond-horizon', day);
          break;
        }
        while (nextBusy < busy.length && busy[nextBusy]!.end <= t - before) nextBusy++;
        const taken = busy[nextBusy];
        if (taken && taken.start < t + length + after) {
          note(taken.kind, day);
          t = align(taken.end + before);
          continue;
        }
        if (full) {
          note(full, day);
          t = align(instantOf(home, (full === 'day-limit' ? day + 1 : mondayOf(day) + 7) * DAY_MS, 'start'));
          continue;
        }
        while (nextOwn < own.length && own[nextOwn]!.end <= t) nextOwn++;
        const mine = own[nextOwn];
        if (mine && mine.start < t + length) {
          note('you-are-busy', day);
          t = align(mine.end);
          continue;
        }
        slots.push(t);
        t = following(t);
      }
    }
  }
  // Windows of several zones may show the same start twice.
  return { slots: windows.size > 1 ? [...new Set(slots)].toSorted((a, b) => a - b) : slots, refused };
}

/** In order and in pieces that do not touch; the first one names the piece. */
function disjoint(busy: readonly Busy[]): Busy[] {
  const result: Busy[] = [];
  for (const each of busy.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && each.start < last.end) last.end = Math.max(last.end, each.end);
    else result.push({ ...each });
  }
  return result;
}
