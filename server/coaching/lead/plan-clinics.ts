import { currentFramework } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import { holds, type Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { DAY_MS } from '../rules/days.ts';
import { needOf } from '../rules/matching.ts';
import { planClinics, type ClinicChance } from '../rules/planner.ts';
import { freeSlots } from '../rules/slots.ts';
import { readCoachTime } from '../store/coach-time.ts';
import { verifiedLevels } from '../store/coaches.ts';
import { readOffers } from '../store/offers.ts';
import { readSessionTypes } from '../store/session-types.ts';
import { readCells } from '../store/surroundings.ts';
import { namesOf, skillName } from '../views.ts';

const WEEKS = 4;

/**
 * Groups that would close most of the gap, from verified coaches' free hours. A coach sees their own and accepts one by
 * scheduling it; the OSPO lead sees all. Whose gaps they are is shown to nobody.
 */
export async function suggestClinics(context: Context) {
  const { db } = context;
  const now = context.now().epochMilliseconds;
  const range = { start: now, end: now + WEEKS * 7 * DAY_MS };
  const [framework, allOffers, types, cells] = await Promise.all([
    currentFramework(context),
    readOffers(db),
    readSessionTypes(db),
    readCells(db, null),
  ]);
  const offers = allOffers.filter(({ isActive, mode }) => isActive && mode === 'group');
  const coachIds = [...new Set(offers.flatMap((offer) => offer.coachIds))];
  const [{ coaches }, levels] = await Promise.all([
    readCoachTime(db, coachIds, { range }),
    verifiedLevels(db, coachIds, utcDay(context)),
  ]);
  const chances = offers.flatMap((offer): ClinicChance[] => {
    const skillIds = Object.keys(types.find(({ id }) => id === offer.sessionTypeId)?.skills ?? {});
    return coaches
      .filter(({ coachId }) => offer.coachIds.includes(coachId))
      .flatMap((coach) => {
        const { slots } = freeSlots(coach, { terms: offer, now, range, ownBusy: [] });
        const verified = skillIds.filter((skillId) => levels.get(coach.coachId)?.has(skillId));
        const { id: offerId, minutes, capacity: seats } = offer;
        return verified.flatMap((skillId) =>
          slots.map((start) => ({ skillId, offerId, coachId: coach.coachId, start, minutes, seats })),
        );
      });
  });
  const people = cells.filter(({ state }) => state !== 'met').map((cell) => ({ ...cell, need: needOf(cell) }));
  const planned = planClinics(people, chances);
  const mine = holds(context.actor, 'ospo-lead') ? planned : planned.filter(({ coachId }) => coachId === actingPerson(context));
  const nameOf = await namesOf(
    context,
    mine.map(({ coachId }) => coachId),
  );
  return {
    items: mine.map(({ skillId, offerId, coachId, start, people: inNeed, departments, covers }) => ({
      skillId,
      name: skillName(framework, skillId),
      offerId,
      title: offers.find(({ id }) => id === offerId)!.title,
      coach: nameOf(coachId),
      startsAt: Temporal.Instant.fromEpochMilliseconds(start).toString(),
      people: inNeed,
      departments,
      covers,
    })),
  };
}
