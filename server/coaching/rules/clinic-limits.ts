import { mondayOf } from './days.ts';
import { allowedBy, isOfOffer, limitsOf, LIMITS, type Limit, type LimitedOffer } from './limits.ts';
import type { CoachTime } from './slots.ts';
import { dayAt, zoneTable } from './zone-table.ts';

/** What a coach holds, and wishes to hold at most. */
export type Diary = Pick<CoachTime, 'coachId' | 'timeZone' | 'held' | 'heldOf' | 'maxPerDay' | 'maxPerWeek'>;

/** A day on which a coach could hold a group for a skill, were it not for a limit. */
export interface LimitMet {
  coachId: string;
  skillId: string;
  limit: Limit;
  /** Whose limit it is; null when it is one of the coach. */
  offerId: string | null;
  /** How many sessions it allows. */
  sessions: number;
  /** Local day of the coach. */
  day: number;
}

export type Withheld = Pick<LimitMet, 'coachId' | 'limit' | 'offerId' | 'sessions'> & {
  /** Local days in order; of a limit of the week the Mondays. */
  days: number[];
};

/** The diary with one session more, of an offer. */
export const withSession = (diary: Diary, offerId: string, start: number): Diary => ({
  ...diary,
  held: [...diary.held, start],
  heldOf: new Map(diary.heldOf).set(offerId, [...(diary.heldOf.get(offerId) ?? []), start]),
});

/** Which limit lets nothing more of an offer on the day of an instant, with that day. */
export function limitAt(diary: Diary, offer: LimitedOffer, instant: number): { limit: Limit | null; day: number } {
  const home = zoneTable(diary.timeZone, instant);
  const day = dayAt(home, instant);
  return { limit: limitsOf(diary, offer, home)(day), day };
}

export const limitMet = (coach: Diary, offer: LimitedOffer, met: Pick<LimitMet, 'skillId' | 'limit' | 'day'>): LimitMet => ({
  ...met,
  coachId: coach.coachId,
  offerId: isOfOffer(met.limit) ? offer.id : null,
  sessions: allowedBy(met.limit, coach, offer),
});

/** What limits keep from being planned, coach by coach. */
export function withheldBy(met: readonly LimitMet[], diaries: readonly Diary[]): Withheld[] {
  return diaries.flatMap(({ coachId }) =>
    LIMITS.flatMap((limit) => {
      const own = met.filter((each) => each.coachId === coachId && each.limit === limit);
      return [...Map.groupBy(own, ({ offerId }) => offerId)].map(([offerId, all]): Withheld => {
        const days = new Set(all.map(({ day }) => (limit.endsWith('day-limit') ? day : mondayOf(day))));
        return { coachId, limit, offerId, sessions: all[0]!.sessions, days: [...days].toSorted((a, b) => a - b) };
      });
    }),
  );
}
