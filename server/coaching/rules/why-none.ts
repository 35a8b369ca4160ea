import { dateText, DAY_MS } from './days.ts';
import { openHours } from './hours.ts';
import { freeSlots, type CoachTime, type FoundSlots, type SlotQuestion, type SlotReason } from './slots.ts';

export interface WhyNone {
  reason: SlotReason;
  coachId: string | null;
  /** On how many local days it stood in the way. */
  days: number;
  firstDate: string | null;
}

/** Nobody is in question at all. */
export const NOBODY: WhyNone = { reason: 'no-coach', coachId: null, days: 0, firstDate: null };

/** Somebody who is never offered to this person, whatever their hours. */
export const neverWith = (coachId: string, reason: 'line-manager' | 'no-common-language'): WhyNone => ({
  reason,
  coachId,
  days: 0,
  firstDate: null,
});

/** How far behind the horizon hours are looked for, to tell "too far ahead" from "never". */
const LOOK_BEHIND_HORIZON = 28 * DAY_MS;

/**
 * Why there is no slot, coach by coach, from what the search itself met: what stood in the way on most days first. Of a
 * coach with slots there is nothing to say.
 */
export function whyNone(coaches: readonly CoachTime[], question: SlotQuestion): WhyNone[] {
  return coaches.flatMap((coach): WhyNone[] => {
    const { slots, refused } = freeSlots(coach, question);
    if (slots.length > 0) return [];
    const reasons = [...refused].map(([reason, days]) => ({
      reason,
      coachId: coach.coachId,
      days: days.size,
      firstDate: dateText(Math.min(...days)),
    }));
    if (reasons.length > 0) return reasons.toSorted((a, b) => b.days - a.days || (a.reason < b.reason ? -1 : 1));
    const later = { start: question.range.end, end: question.range.end + LOOK_BEHIND_HORIZON };
    const hasLater = openHours(coach, later).windows.size > 0;
    return [{ reason: hasLater ? 'beyond-horizon' : 'no-hours', coachId: coach.coachId, days: 0, firstDate: null }];
  });
}

/**
 * What stood in the way of slots, by local day of the coach: on each day what it was with most coaches, the earlier word
 * between equals. A day nobody has hours on is not named.
 */
export function inTheWay(found: readonly Pick<FoundSlots, 'refused'>[]): { date: string; reason: SlotReason }[] {
  const countsByDay = new Map<number, Map<SlotReason, number>>();
  for (const { refused } of found)
    for (const [reason, days] of refused)
      for (const day of days) {
        const counts = countsByDay.get(day) ?? new Map<SlotReason, number>();
        countsByDay.set(day, counts.set(reason, (counts.get(reason) ?? 0) + 1));
      }
  return [...countsByDay]
    .toSorted(([a], [b]) => a - b)
    .map(([day, counts]) => {
      const [most] = [...counts].toSorted(([a, many], [b, others]) => others - many || (a < b ? -1 : 1));
      return { date: dateText(day), reason: most![0] };
    });
}
