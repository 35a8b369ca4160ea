import { DAY_MS } from './days.ts';
import type { CoachTime, SlotQuestion, SlotTerms } from './slots.ts';

const MINUTE_MS = 60_000;

/** Sittings between which one is looked for, and those that stand in no table yet; null where there is none. */
export interface Beside {
  previous: number | null;
  /** How many the session type puts between the one before and this one. */
  weeks: number;
  next: number | null;
  others: readonly number[];
}

/** A coach's time with sittings in it that are only meant to be booked: they take time, and count for the limits. */
export function holding<C extends CoachTime>(coach: C, terms: SlotTerms, starts: readonly number[]): C {
  const busy = starts.map((start) => ({
    kind: 'slot-taken' as const,
    start: start - terms.bufferBefore * MINUTE_MS,
    end: endOf(start, terms) + terms.bufferAfter * MINUTE_MS,
  }));
  return { ...coach, busy: [...coach.busy, ...busy], held: [...coach.held, ...starts] };
}

/** How many days after the one before a sitting may be. */
const reachOf = (horizonDays: number, weeks: number) => (weeks === 0 ? horizonDays : Math.max(horizonDays, (weeks + 1) * 7));

/** The end of the last local day that can be booked, in whatever zone, counted from a sitting or from now. */
export const endOfHorizon = (from: number, { horizonDays }: Pick<SlotTerms, 'horizonDays'>, weeks = 0): number =>
  from + (reachOf(horizonDays, weeks) + 2) * DAY_MS;

/**
 * A sitting comes after the one before and ends before the next begins. Its horizon counts from the one before, and reaches a
 * week over the interval where that is longer: who offers sittings a month apart has agreed to plan so far.
 */
export function questionBetween(question: SlotQuestion, { previous, weeks, next, others }: Beside): SlotQuestion {
  const { now, range, ownBusy } = question;
  const { horizonDays } = question.terms;
  const reach = reachOf(horizonDays, previous === null ? 0 : weeks);
  const terms = { ...question.terms, horizonDays: reach };
  const counted = Math.max(previous ?? now, now);
  const start = previous === null ? range.start : endOf(previous, terms);
  const end = next === null ? Infinity : next - terms.minutes * MINUTE_MS + 1;
  return {
    ...question,
    terms,
    horizonFrom: counted,
    range: {
      start: Math.max(range.start, start),
      end: Math.min(range.end, end, endOfHorizon(counted, terms)),
    },
    ownBusy: [...ownBusy, ...others.map((other) => ({ start: other, end: endOf(other, terms) }))],
  };
}

const endOf = (start: number, { minutes }: Pick<SlotTerms, 'minutes'>) => start + minutes * MINUTE_MS;

/** A coach's time, and what is asked of it. */
export interface Asked {
  coach: CoachTime;
  question: SlotQuestion;
}

export const askBetween = ({ coach, question }: Asked, beside: Beside): Asked => ({
  coach: holding(coach, question.terms, beside.others),
  question: questionBetween(question, beside),
});
