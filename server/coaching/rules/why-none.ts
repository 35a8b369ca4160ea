import { dateText, DAY_MS } from './days.ts';
import { openHours } from './hours.ts';
import { freeSlots, type CoachTime, type SlotQuestion, type SlotReason } from './slots.ts';

export interface WhyNone {
  reason: SlotReason;
  coachId: string | null;
  /** On how many local days it stood in the way. */
  days: number;
  firstDate: string | null;
}

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
