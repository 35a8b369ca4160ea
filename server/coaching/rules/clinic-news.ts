import type { Notice } from '#server/notifications/index.ts';
import type { PlannedClinic } from './planner.ts';

/** What a coach was last told of, and when. */
export interface LastTold {
  toldAt: Temporal.Instant | null;
  toldOf: string[];
}

const ONCE_A_WEEK_HOURS = 7 * 24;

/** When a coach has a suggestion they were not told of, they are told now, but once a week at most; otherwise nothing changes. */
export function toldAnew(
  clinics: readonly Pick<PlannedClinic, 'skillId' | 'offerId' | 'start'>[],
  last: LastTold,
  now: Temporal.Instant,
): LastTold {
  const all = clinics.map(({ skillId, offerId, start }) => `${skillId} ${offerId} ${start}`);
  const isNew = all.some((each) => !last.toldOf.includes(each));
  const mayTell = !last.toldAt || Temporal.Instant.compare(last.toldAt.add({ hours: ONCE_A_WEEK_HOURS }), now) <= 0;
  return isNew && mayTell ? { toldAt: now, toldOf: all } : last;
}

export const whenClinicsArePlanned = (coachId: string, now: Temporal.Instant): Notice => ({
  kind: 'clinics-suggested',
  personId: coachId,
  sessionId: null,
  bookingId: null,
  version: 0,
  facts: {},
  dedupeKey: `clinics-suggested/${coachId}/${now.toString()}`,
  dueAt: now,
  expiresAt: now.add({ hours: ONCE_A_WEEK_HOURS }),
  isUrgent: false,
});
