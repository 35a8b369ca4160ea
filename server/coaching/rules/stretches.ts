import { DAY_MS } from './days.ts';
import type { Interval } from './hours.ts';
import { closedUntil, limitsOf } from './limits.ts';
import type { CoachTime, SlotQuestion, SlotReason } from './slots.ts';
import { dayFrom, instantOf, type ZoneTable } from './zone-table.ts';

const MINUTE_MS = 60_000;

/** What is in the way of a start, or null where nothing is; so it is, or something else is, for those after it until then. */
export interface Stretch {
  reason: SlotReason | null;
  /** Of the coach. */
  day: number;
  until: number;
}

/** A question that is walked through, with the zone and the last local day of the coach. */
export interface Walk {
  coach: CoachTime;
  question: SlotQuestion;
  home: ZoneTable;
  lastDay: number;
}

/** Says which stretch a start is in; asked for instants that only grow. */
export function stretchesOf({ coach, question, home, lastDay }: Walk): (t: number) => Stretch {
  const { terms, now, range } = question;
  const length = terms.minutes * MINUTE_MS;
  const [before, after] = [terms.bufferBefore * MINUTE_MS, terms.bufferAfter * MINUTE_MS];
  const earliest = now + terms.noticeMinutes * MINUTE_MS;
  const limitOn = limitsOf(coach, terms, home);
  const nextBusy = firstEndingAfter(disjoint(coach.busy));
  const nextOwn = firstEndingAfter(disjoint(question.ownBusy));
  return (t) => {
    const { day, until: dayEnds } = dayFrom(home, t);
    if (t < earliest) return { reason: 'under-notice', day, until: earliest };
    if (day > lastDay) return { reason: 'beyond-horizon', day, until: range.end };
    const taken = nextBusy(t - before);
    const takenFrom = taken ? taken.start - after - length + 1 : Infinity;
    if (taken && t >= takenFrom) return { reason: taken.kind, day, until: taken.end + before };
    const full = limitOn(day);
    if (full) return { reason: full, day, until: instantOf(home, closedUntil(full, day) * DAY_MS, 'start') };
    const mine = nextOwn(t);
    const mineFrom = mine ? mine.start - length + 1 : Infinity;
    if (mine && t >= mineFrom) return { reason: 'you-are-busy', day, until: mine.end };
    return { reason: null, day, until: Math.min(dayEnds, takenFrom, mineFrom) };
  };
}

/** The first of some intervals that ends after an instant; asked for instants that only grow. */
function firstEndingAfter<I extends Interval>(intervals: readonly I[]): (t: number) => I | undefined {
  let next = 0;
  return (t) => {
    while (next < intervals.length && intervals[next]!.end <= t) next++;
    return intervals[next];
  };
}

/** In order and in pieces that do not touch; the first one names the piece. */
function disjoint<I extends Interval>(busy: readonly I[]): I[] {
  const result: I[] = [];
  for (const each of busy.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && each.start < last.end) last.end = Math.max(last.end, each.end);
    else result.push({ ...each });
  }
  return result;
}
