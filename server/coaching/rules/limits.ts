import { mondayOf } from './days.ts';
import { dayAt, type ZoneTable } from './zone-table.ts';

/** How many sessions there are to be at most: of a coach in all, or of an offer with each of its coaches. Null where nothing is said. */
export interface Wishes {
  maxPerDay: number | null;
  maxPerWeek: number | null;
}

/** An offer with what it says of the sessions a coach holds of it. */
export interface LimitedOffer extends Wishes {
  id: string;
}

/** What a coach holds and wishes to hold. */
export interface Holding extends Wishes {
  /** Starts of all sessions the coach holds. */
  held: readonly number[];
  /** Those among them that are of offers with limits. */
  heldOf: ReadonlyMap<string, readonly number[]>;
}

/** Sessions by local day, and by the Monday of the week. */
export interface Held {
  perDay: ReadonlyMap<number, number>;
  perWeek: ReadonlyMap<number, number>;
}

type OwnLimit = 'day-limit' | 'week-limit';
export type Limit = OwnLimit | `offer-${OwnLimit}`;
/** In the order in which they are named. */
export const LIMITS: readonly Limit[] = ['day-limit', 'week-limit', 'offer-day-limit', 'offer-week-limit'];

export const isOfOffer = (limit: Limit): boolean => limit.startsWith('offer-');
/** From which local day on it may be another answer. */
export const closedUntil = (limit: Limit, day: number): number => (limit.endsWith('day-limit') ? day + 1 : mondayOf(day) + 7);

/** How many sessions a limit allows. */
export function allowedBy(limit: Limit, coach: Wishes, offer: Wishes): number {
  const { maxPerDay, maxPerWeek } = isOfOffer(limit) ? offer : coach;
  return (limit.endsWith('day-limit') ? maxPerDay : maxPerWeek)!;
}

/** Says of a local day which limit lets nothing more of the offer on it: one of the coach before one of the offer. */
export function limitsOf(coach: Holding, offer: LimitedOffer, home: ZoneTable): (day: number) => Limit | null {
  const held = countHeld(coach.held, home);
  const heldOfOffer = countHeld(coach.heldOf.get(offer.id) ?? [], home);
  return (day) => {
    const own = reachedLimit(coach, held, day);
    if (own) return own;
    const ofOffer = reachedLimit(offer, heldOfOffer, day);
    return ofOffer && `offer-${ofOffer}`;
  };
}

export function reachedLimit({ maxPerDay, maxPerWeek }: Wishes, { perDay, perWeek }: Held, day: number): OwnLimit | null {
  if (maxPerDay !== null && (perDay.get(day) ?? 0) >= maxPerDay) return 'day-limit';
  return maxPerWeek !== null && (perWeek.get(mondayOf(day)) ?? 0) >= maxPerWeek ? 'week-limit' : null;
}

/** @param held Starts of sessions. @param home Whose local days count. */
export function countHeld(held: readonly number[], home: ZoneTable): Held {
  const perDay = new Map<number, number>();
  const perWeek = new Map<number, number>();
  for (const start of held) {
    const day = dayAt(home, start);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
    perWeek.set(mondayOf(day), (perWeek.get(mondayOf(day)) ?? 0) + 1);
  }
  return { perDay, perWeek };
}
