import type { Queryable } from '#db/client.ts';
import type { Context } from '#server/shared/context.ts';
import { warn } from '#server/shared/failures.ts';
import { utcDay } from '#server/shared/time.ts';
import type { RankedCoach } from './rank-coaches.ts';
import { DAY_MS } from './rules/days.ts';
import { WEIGHTS } from './rules/matching.ts';
import { FOLLOWS_WITHIN_DAYS, regionOf } from './rules/suggestion-figures.ts';
import { noteChosen, noteSuggested } from './store/suggestions.ts';
import type { Gap } from './store/surroundings.ts';

/**
 * Write down what was suggested to somebody with gaps, for figures of many. Looking does not depend on it: where it cannot be
 * written, the suggestions are shown all the same.
 */
export async function logSuggestions(
  context: Context,
  asked: {
    person: { id: string; timeZone: string };
    language: string;
    gaps: readonly [Gap, ...Gap[]];
    suggested: readonly RankedCoach[];
  },
): Promise<void> {
  const { person, language, gaps, suggested } = asked;
  const now = context.now().epochMilliseconds;
  const asking = {
    personId: person.id,
    departmentId: gaps[0].departmentId,
    region: regionOf(person.timeZone),
    language,
    isCritical: gaps.some(({ critical }) => critical),
    weightsVersion: WEIGHTS.version,
    on: utcDay(context),
  };
  const shown = suggested.map(({ offer, coachId, slots }, index) => ({
    offerId: offer.id,
    coachId,
    rank: index + 1,
    daysToFirst: Math.floor((slots[0]! - now) / DAY_MS),
  }));
  await noteSuggested(context.db, asking, shown).catch((error: unknown) => warn('suggestions-not-logged', error));
}

/** Write down, with the booking itself, what somebody chose to whom the offer was suggested in the days before. */
export async function logChoice(
  tx: Queryable,
  context: Context,
  booked: { personId: string; offerId: string; coachIds: readonly string[] },
): Promise<void> {
  const on = utcDay(context);
  await noteChosen(tx, { ...booked, on, since: on.subtract({ days: FOLLOWS_WITHIN_DAYS }) });
}
