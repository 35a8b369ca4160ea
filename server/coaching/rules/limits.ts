import { mondayOf } from './days.ts';
import { dayAt, type ZoneTable } from './zone-table.ts';

/** How many sessions a coach wishes to hold at most; null where they do not say. */
export interface Wishes {
  maxPerDay: number | null;
  maxPerWeek: number | null;
}

/** Sessions of a coach by local day, and by the Monday of the week. */
export interface Held {
  perDay: ReadonlyMap<number, number>;
  perWeek: ReadonlyMap<number, number>;
}

export type Limit = 'day-limit' | 'week-limit';

/** Which limit of the coach lets nothing more on a local day. */
export function reachedLimit({ maxPerDay, maxPerWeek }: Wishes, { perDay, perWeek }: Held, day: number): Limit | null {
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
