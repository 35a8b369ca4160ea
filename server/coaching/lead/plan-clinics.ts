import type { Queryable } from '#db/client.ts';
import { intendNotices } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import type { Chance } from '../rules/chances.ts';
import { limitMet, type LimitMet } from '../rules/clinic-limits.ts';
import { toldAnew, whenClinicsArePlanned } from '../rules/clinic-news.ts';
import { DAY_MS } from '../rules/days.ts';
import { LIMITS } from '../rules/limits.ts';
import { MOST_CLINICS, MOST_PAIRS, planClinics, type ClinicPlan, type FreeSeats } from '../rules/planner.ts';
import { leavesTime, seatsOpenTo } from '../rules/reserved-seats.ts';
import { freeSlots } from '../rules/slots.ts';
import { lockPlans, readPlans, replacePlans, type CoachPlan } from '../store/clinic-plans.ts';
import { readCoachTime, type KnownCoach } from '../store/coach-time.ts';
import { readCoaches, verifiedLevels } from '../store/coaches.ts';
import { readNeeds } from '../store/needs.ts';
import { readOffers, type Offer } from '../store/offers.ts';
import { readSessionTypes, type SessionType } from '../store/session-types.ts';
import { groupSessionsFrom } from '../store/sessions.ts';

const WEEKS = 4;

/**
 * Plan groups and hours for every coach anew, and keep that in place of what was planned before. Safe to repeat, and at the
 * same time: what knows less than the plan that is kept does not replace it.
 *
 * @param tells Whether coaches are told of suggestions that are new to them.
 * @returns as of when the plan is that is kept now.
 */
export async function planAllClinics(context: Context, { tells }: { tells: boolean }): Promise<Temporal.Instant> {
  const now = context.now();
  const { coachIds, plan } = await draftPlan(context);
  return context.db.transaction(async (tx) => {
    await lockPlans(tx);
    const kept = await readPlans(tx);
    const later = kept.find(({ computedAt }) => Temporal.Instant.compare(computedAt, now) > 0);
    if (later) return later.computedAt;
    const before = new Map(kept.map((known) => [known.coachId, known]));
    const drafted = coachIds.map((coachId) => ({ ...partOf(plan, coachId), coachId, computedAt: now }));
    const plans = drafted.map((draft): CoachPlan => {
      const { toldAt = null, toldOf = [] } = before.get(draft.coachId) ?? {};
      return { ...draft, ...(tells ? toldAnew(draft.clinics, { toldAt, toldOf }, now) : { toldAt, toldOf }) };
    });
    await replacePlans(tx, plans);
    const told = plans.filter(({ toldAt }) => toldAt && Temporal.Instant.compare(toldAt, now) === 0);
    if (tells)
      await intendNotices(
        tx,
        told.map(({ coachId }) => whenClinicsArePlanned(coachId, now)),
      );
    return now;
  });
}

/** What is planned from what is known now. The same number of statements however many people and coaches there are. */
async function draftPlan(context: Context): Promise<{ coachIds: string[]; plan: ClinicPlan }> {
  const { db } = context;
  const now = context.now();
  const range = { start: now.epochMilliseconds, end: now.epochMilliseconds + WEEKS * 7 * DAY_MS };
  const [profiles, offers, types] = await Promise.all([readCoaches(db), readOffers(db), readSessionTypes(db)]);
  const open = offers.filter(({ isActive }) => isActive);
  const coachIds = profiles.map(({ personId }) => personId);
  const [{ coaches }, levels, given] = await Promise.all([
    readCoachTime(db, coachIds, { range, offers: open }),
    verifiedLevels(db, coachIds, utcDay(context)),
    seatsToCome(db, now, types),
  ]);
  const { chances, met } = chancesOf({ offers: open, types, coaches, levels, range });
  const skillIds = [...new Set([...chances, ...met].map(({ skillId }) => skillId))].toSorted();
  const most =
    MOST_CLINICS * Math.max(0, ...chances.map(({ seats }) => seats)) +
    MOST_PAIRS * coachIds.length +
    given.reduce((sum, { seats }) => sum + seats, 0);
  const needs = await readNeeds(db, { skillIds, most, coachIds: [...coachIds, ...holderIdsOf(given)], now });
  return { coachIds, plan: planClinics({ ...needs, given, chances, coaches, met }) };
}

/** Free seats in groups to come, for each skill they touch. */
export async function seatsToCome(db: Queryable, now: Temporal.Instant, types: readonly SessionType[]): Promise<FreeSeats[]> {
  const [sessions, profiles] = await Promise.all([groupSessionsFrom(db, now), readCoaches(db)]);
  const languagesOf = new Map(profiles.map(({ personId, languages }) => [personId, languages]));
  return sessions.flatMap((session) => {
    const { startsAt, endsAt, sessionTypeId } = session;
    const holders = session.coachIds.map((coachId) => ({ coachId, languages: languagesOf.get(coachId) ?? [] }));
    const start = startsAt.epochMilliseconds;
    const minutes = (endsAt.epochMilliseconds - start) / 60_000;
    return skillsOf(types, sessionTypeId).map((skillId) => ({
      skillId,
      holders,
      start,
      minutes,
      seats: seatsOpenTo(session, true),
    }));
  });
}

export const holderIdsOf = (given: readonly FreeSeats[]): string[] =>
  given.flatMap(({ holders }) => holders.map(({ coachId }) => coachId));

/** Free times of verified coaches in their offers, and the days that their limits close. */
function chancesOf({
  offers,
  types,
  coaches,
  levels,
  range,
}: {
  offers: readonly Offer[];
  types: readonly SessionType[];
  coaches: readonly KnownCoach[];
  levels: Awaited<ReturnType<typeof verifiedLevels>>;
  range: { start: number; end: number };
}): { chances: Chance[]; met: LimitMet[] } {
  const chances: Chance[] = [];
  const met: LimitMet[] = [];
  for (const offer of offers)
    for (const coach of coaches.filter(({ coachId }) => offer.coachIds.includes(coachId))) {
      const { coachId } = coach;
      const verified = skillsOf(types, offer.sessionTypeId).filter((skillId) => levels.get(coachId)?.has(skillId));
      if (verified.length === 0) continue;
      const { mode, minutes, capacity: seats } = offer;
      const { slots, refused } = freeSlots(coach, { terms: offer, now: range.start, range, ownBusy: [] });
      const starts = mode === 'group' ? slots.filter((start) => leavesTime(start, range.start)) : slots;
      for (const skillId of verified) {
        chances.push(...starts.map((start) => ({ mode, skillId, offer, coachId, start, minutes, seats })));
        if (mode === 'one-to-one') continue;
        for (const limit of LIMITS)
          for (const day of refused.get(limit) ?? []) met.push(limitMet(coach, offer, { skillId, limit, day }));
      }
    }
  return { chances, met };
}

export const skillsOf = (types: readonly SessionType[], sessionTypeId: string): string[] =>
  Object.keys(types.find(({ id }) => id === sessionTypeId)?.skills ?? {});

const partOf = ({ clinics, pairs, withheld }: ClinicPlan, coachId: string): ClinicPlan => ({
  clinics: clinics.filter((each) => each.coachId === coachId),
  pairs: pairs.filter((each) => each.coachId === coachId),
  withheld: withheld.filter((each) => each.coachId === coachId),
});
