import { currentFramework } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import { holds, type Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { FEWEST_PEOPLE } from '../rules/capacity.ts';
import { dateText } from '../rules/days.ts';
import type { PlannedClinic } from '../rules/planner.ts';
import { whyNotAt } from '../rules/slot-check.ts';
import { readPlans, type CoachPlan } from '../store/clinic-plans.ts';
import { readCoachTime } from '../store/coach-time.ts';
import { verifiedLevels } from '../store/coaches.ts';
import { readOffers } from '../store/offers.ts';
import { namesOf, skillName } from '../views.ts';

const BETWEEN_HELD_MS = 8 * 86_400_000;

/**
 * What was planned last, as far as it is possible still. A coach sees their own and accepts a group by one click; the OSPO
 * lead sees all. What limits keep from being suggested is named. Whose gaps they are is shown to nobody.
 */
export async function viewClinicPlan(context: Context) {
  const all = await readPlans(context.db);
  const isLead = holds(context.actor, 'ospo-lead');
  const plans = isLead ? all : all.filter(({ coachId }) => coachId === actingPerson(context));
  const withheld = plans.flatMap((plan) => plan.withheld);
  const [framework, open, limited, nameOf] = await Promise.all([
    currentFramework(context),
    stillPossible(context, plans),
    readOffers(context.db, [...new Set(withheld.flatMap(({ offerId }) => offerId ?? []))]),
    namesOf(
      context,
      plans.map(({ coachId }) => coachId),
    ),
  ]);
  const computedAt = all
    .map((plan) => plan.computedAt)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  return {
    computedAt: computedAt?.toString() ?? null,
    items: open.map(({ title, skillId, offerId, coachId, start, seats, people, departments, covers, reaches }) => ({
      skillId,
      name: skillName(framework, skillId),
      offerId,
      title,
      coach: nameOf(coachId),
      startsAt: Temporal.Instant.fromEpochMilliseconds(start).toString(),
      seats,
      people,
      departments,
      covers,
      reaches,
    })),
    oneToOne: plans
      .flatMap(({ pairs }) => pairs)
      .map(({ coachId, skillId, sessions, minutes, people }) => ({
        skillId,
        name: skillName(framework, skillId),
        coach: nameOf(coachId),
        sessions,
        minutes,
        people: people < FEWEST_PEOPLE ? null : people,
      })),
    withheld: withheld.map(({ coachId, limit, offerId, sessions, days }) => ({
      coach: nameOf(coachId),
      limit,
      title: limited.find(({ id }) => id === offerId)?.title ?? null,
      sessions,
      dates: days.map(dateText),
    })),
  };
}

/** Whether a coach has a suggestion left to decide. */
export async function countSuggestions(context: Context, coachId: string): Promise<number> {
  const plans = (await readPlans(context.db)).filter((plan) => plan.coachId === coachId);
  return (await stillPossible(context, plans)).length;
}

/** Suggestions whose time is free still, in offers that are open, by coaches whose level holds; those that close most first. */
async function stillPossible(context: Context, plans: readonly CoachPlan[]): Promise<(PlannedClinic & { title: string })[]> {
  const { db } = context;
  const clinics = plans.flatMap((plan) => plan.clinics).toSorted((a, b) => b.gain - a.gain || a.start - b.start);
  if (clinics.length === 0) return [];
  const now = context.now().epochMilliseconds;
  const coachIds = [...new Set(clinics.map(({ coachId }) => coachId))];
  const range = { start: now, end: Math.max(...clinics.map(({ start }) => start)) + BETWEEN_HELD_MS };
  const offers = await readOffers(db, [...new Set(clinics.map(({ offerId }) => offerId))]);
  const [{ coaches }, levels] = await Promise.all([
    readCoachTime(db, coachIds, { range, offers }),
    verifiedLevels(db, coachIds, utcDay(context)),
  ]);
  return clinics.flatMap((clinic) => {
    const { coachId, skillId, start } = clinic;
    const offer = offers.find(({ id }) => id === clinic.offerId);
    const coach = coaches.find((each) => each.coachId === coachId);
    const isOffered = offer?.isActive && offer.coachIds.includes(coachId) && levels.get(coachId)?.has(skillId);
    if (!isOffered || !coach || whyNotAt(coach, { terms: offer, now, start, ownBusy: [] })) return [];
    return [{ ...clinic, title: offer.title }];
  });
}
