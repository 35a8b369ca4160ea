import { mondayOf } from './days.ts';
import { countHeld, reachedLimit, type Limit } from './limits.ts';
import type { CoachTime } from './slots.ts';
import { dayAt, zoneTable } from './zone-table.ts';

/** What a coach holds, and wishes to hold at most. */
export type Diary = Pick<CoachTime, 'coachId' | 'timeZone' | 'held' | 'maxPerDay' | 'maxPerWeek'>;

/** A day on which a coach could hold a group for a skill, were it not for a limit. */
export interface LimitMet {
  coachId: string;
  skillId: string;
  limit: Limit;
  /** Local day of the coach. */
  day: number;
}

export interface Withheld {
  coachId: string;
  limit: Limit;
  /** How many sessions the coach wishes to hold at most. */
  sessions: number;
  /** Local days in order; of a limit of the week the Mondays. */
  days: number[];
}

export const withSession = (diary: Diary, start: number): Diary => ({ ...diary, held: [...diary.held, start] });

/** Which limit lets nothing more on the day of an instant, with that day. */
export function limitAt(diary: Diary, instant: number): { limit: Limit | null; day: number } {
  const home = zoneTable(diary.timeZone, instant);
  const day = dayAt(home, instant);
  return { limit: reachedLimit(diary, countHeld(diary.held, home), day), day };
}

/** What limits keep from being planned, coach by coach. */
export function withheldBy(met: readonly LimitMet[], diaries: readonly Diary[]): Withheld[] {
  return diaries.flatMap(({ coachId, maxPerDay, maxPerWeek }) =>
    (['day-limit', 'week-limit'] as const).flatMap((limit): Withheld[] => {
      const own = met.filter((each) => each.coachId === coachId && each.limit === limit);
      const days = new Set(own.map(({ day }) => (limit === 'day-limit' ? day : mondayOf(day))));
      const sessions = (limit === 'day-limit' ? maxPerDay : maxPerWeek)!;
      return days.size > 0 ? [{ coachId, limit, sessions, days: [...days].toSorted((a, b) => a - b) }] : [];
    }),
  );
}
