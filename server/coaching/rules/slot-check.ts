import { Refusal } from '#server/shared/refusal.ts';
import { DAY_MS } from './days.ts';
import { onGrid } from './grid.ts';
import { openHours, type Interval } from './hours.ts';
import { limitsOf } from './limits.ts';
import { lastDayOf, type CoachTime, type SlotQuestion, type SlotReason } from './slots.ts';
import { dayAt, zoneTable } from './zone-table.ts';

/** Why one asked time cannot be booked; beside the reasons of the list, what only an asked time can be. */
export type BookingReason = SlotReason | 'in-the-past' | 'outside-hours';

const overlaps = (a: Interval, b: Interval) => a.start < b.end && b.start < a.end;

/**
 * Whether one time can be booked, decided anew and without the walk that makes the list: the transaction that books asks
 * this under its locks. The reason that would remain if others were lifted comes first.
 */
export function whyNotAt(coach: CoachTime, asked: Omit<SlotQuestion, 'range'> & { start: number }): BookingReason | null {
  const { terms, now, start, ownBusy } = asked;
  const span = { start, end: start + terms.minutes * 60_000 };
  const home = zoneTable(coach.timeZone, now);
  const day = dayAt(home, start);
  if (start <= now) return 'in-the-past';
  if (coach.isPaused) return 'coach-paused';
  if (start < now + terms.noticeMinutes * 60_000) return 'under-notice';
  if (day > lastDayOf(home, asked)) return 'beyond-horizon';
  const { windows, closed } = openHours(coach, { start: start - DAY_MS, end: span.end + DAY_MS });
  const isOpen = [...windows].some(
    ([zone, open]) =>
      open.some((window) => window.start <= span.start && span.end <= window.end) &&
      onGrid(zoneTable(zone, now), terms.stepMinutes * 60_000, start) === start,
  );
  if (!isOpen) return closed.find((each) => each.day === day)?.reason ?? 'outside-hours';
  const buffered = { start: span.start - terms.bufferBefore * 60_000, end: span.end + terms.bufferAfter * 60_000 };
  const taken = coach.busy.filter((busy) => overlaps(busy, buffered));
  if (taken.length > 0) return taken.some(({ kind }) => kind === 'slot-taken') ? 'slot-taken' : 'coach-absent';
  const full = limitsOf(coach, terms, home)(day);
  if (full) return full;
  return ownBusy.some((busy) => overlaps(busy, span)) ? 'you-are-busy' : null;
}

const SENTENCES: Record<BookingReason, string> = {
  'no-coach': 'Nobody holds this at present.',
  'line-manager': 'Nobody is coached by their line manager.',
  'no-common-language': 'Nobody who holds this speaks a language you named. You can still choose a coach yourself.',
  'coach-paused': 'This coach takes no sessions at present.',
  'no-hours': 'This coach has no hours then.',
  'window-too-short': 'The hours are shorter than the session.',
  'on-holiday': 'It is a holiday at the place of the coach.',
  'closed-that-day': 'The coach has closed this day.',
  'coach-absent': 'The coach is away then.',
  'slot-taken': 'Somebody was faster: this time is taken.',
  'day-limit': 'The coach holds as many sessions on that day as they wish to.',
  'week-limit': 'The coach holds as many sessions in that week as they wish to.',
  'offer-day-limit': 'The coach holds as many of these sessions on that day as the offer allows.',
  'offer-week-limit': 'The coach holds as many of these sessions in that week as the offer allows.',
  'under-notice': 'That is too soon: the coach asks for more notice.',
  'beyond-horizon': 'That is further ahead than can be booked.',
  'you-are-busy': 'You have another session then.',
  'in-the-past': 'That time has passed.',
  'outside-hours': 'The coach has no such slot.',
};

export const sentenceOf = (reason: BookingReason): string => SENTENCES[reason];

export interface Alternative {
  startsAt: string;
  coachId: string;
}

/** A time cannot be booked; the code names the rule, and up to three free times nearby come along. */
export class SlotRefused extends Refusal {
  readonly reason: BookingReason;
  constructor(reason: BookingReason, alternatives: readonly Alternative[] = []) {
    super('conflict', `coaching/${reason}`, SENTENCES[reason], { alternatives });
    this.reason = reason;
  }
}

export const BOOKING_REASONS = Object.keys(SENTENCES) as BookingReason[];

/** The free times nearest to the one that was asked, in the order of time. */
export function nearest(
  asked: number,
  slots: readonly { start: number; coachId: string }[],
  count = 3,
): { start: number; coachId: string }[] {
  return slots
    .toSorted((a, b) => Math.abs(a.start - asked) - Math.abs(b.start - asked) || a.start - b.start)
    .filter((slot, index, all) => all.findIndex(({ start }) => start === slot.start) === index)
    .slice(0, count)
    .toSorted((a, b) => a.start - b.start);
}
