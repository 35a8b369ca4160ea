import { currentFramework } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import { holds, type Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { limitMet } from '../rules/clinic-limits.ts';
import { dateText, DAY_MS } from '../rules/days.ts';
import { LIMITS } from '../rules/limits.ts';
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
 * scheduling it; the OSPO lead sees all. What limits keep from being suggested is named. Whose gaps they are is shown to nobody.
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
    readCoachTime(db, coachIds, { range, offers }),
    verifiedLevels(db, coachIds, utcDay(context)),
  ]);
  const searched = offers.flatMap((offer) => {
    const skillIds = Object.keys(types.find(({ id }) => id === offer.sessionTypeId)?.skills ?? {});
    return coaches
      .filter(({ coachId }) => offer.coachIds.includes(coachId))
      .flatMap((coach) => {
        const found = freeSlots(coach, { terms: offer, now, range, ownBusy: [] });
        const verified = skillIds.filter((skillId) => levels.get(coach.coachId)?.has(skillId));
        return verified.map((skillId) => ({ offer, coach, skillId, ...found }));
      });
  });
  const chances = searched.flatMap(({ offer, coach: { coachId }, skillId, slots }) =>
    slots.map((start): ClinicChance => ({ skillId, offer, coachId, start, minutes: offer.minutes, seats: offer.capacity })),
  );
  const met = searched.flatMap(({ offer, coach, skillId, refused }) =>
    LIMITS.flatMap((limit) => [...(refused.get(limit) ?? [])].map((day) => limitMet(coach, offer, { skillId, limit, day }))),
  );
  const people = cells.filter(({ state }) => state !== 'met').map((cell) => ({ ...cell, need: needOf(cell) }));
  const plan = planClinics(people, chances, coaches, met);
  const isShown = ({ coachId }: { coachId: string }) => holds(context.actor, 'ospo-lead') || coachId === actingPerson(context);
  const [mine, withheld] = [plan.clinics.filter(isShown), plan.withheld.filter(isShown)];
  const titleOf = (offerId: string) => offers.find(({ id }) => id === offerId)!.title;
  const nameOf = await namesOf(
    context,
    [...mine, ...withheld].map(({ coachId }) => coachId),
  );
  return {
    items: mine.map(({ skillId, offer, coachId, start, people: inNeed, departments, covers, reaches }) => ({
      skillId,
      name: skillName(framework, skillId),
      offerId: offer.id,
      title: titleOf(offer.id),
      coach: nameOf(coachId),
      startsAt: Temporal.Instant.fromEpochMilliseconds(start).toString(),
      people: inNeed,
      departments,
      covers,
      reaches,
    })),
    withheld: withheld.map(({ coachId, limit, offerId, sessions, days }) => ({
      coach: nameOf(coachId),
      limit,
      title: offerId && titleOf(offerId),
      sessions,
      dates: days.map(dateText),
    })),
  };
}
