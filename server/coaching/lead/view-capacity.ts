import { currentFramework } from '#server/catalog/index.ts';
import { listDepartments, withDescendants } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { NOBODY_ASKED, supplyOf, type SupplyFacts } from '../rules/capacity.ts';
import { DAY_MS } from '../rules/days.ts';
import { freeSlots } from '../rules/slots.ts';
import { readCoachTime } from '../store/coach-time.ts';
import { verifiedLevels } from '../store/coaches.ts';
import { countDemand, type DemandKind } from '../store/demand.ts';
import { readOffers, type Offer } from '../store/offers.ts';
import { readSessionTypes } from '../store/session-types.ts';
import { groupSessionsFrom } from '../store/sessions.ts';
import { countGaps } from '../store/surroundings.ts';

const WEEKS = 4;

/** For each skill that session types touch and somebody lacks: need, verified coaches, what is free, and unmet demand. */
export async function viewCapacity(context: Context, { departmentId }: { departmentId?: string }) {
  const { db } = context;
  const today = utcDay(context);
  const now = context.now().epochMilliseconds;
  const departments = await listDepartments(db);
  if (departmentId && !departments.some(({ id }) => id === departmentId)) throw new NotFound('department');
  const top = departmentId ? [departmentId] : departments.filter(({ parentId }) => parentId === null).map(({ id }) => id);
  const below = top.flatMap((id) => withDescendants(departments, id));
  const [framework, offers, types, counted, demand, sessions, levels] = await Promise.all([
    currentFramework(context),
    readOffers(db),
    readSessionTypes(db),
    countGaps(db, { departmentIds: top, below, today }),
    countDemand(db, today.subtract({ days: 90 })),
    groupSessionsFrom(db, context.now()),
    verifiedLevels(db, undefined, today),
  ]);
  const open = offers.filter(({ isActive }) => isActive);
  const slots = await slotsOfOffers(context, open);
  const touches = (sessionTypeId: string, skillId: string) =>
    skillId in (types.find(({ id }) => id === sessionTypeId)?.skills ?? {});
  const factsOf = (skillId: string): SupplyFacts => {
    const isVerified = (coachId: string) => levels.get(coachId)?.has(skillId) ?? false;
    const groups = sessions.filter(
      ({ sessionTypeId, capacity, seatsTaken, coachIds }) =>
        touches(sessionTypeId, skillId) && capacity > seatsTaken && coachIds.some(isVerified),
    );
    const count = (kind: DemandKind) =>
      demand
        .filter((signal) => signal.kind === kind && touches(signal.sessionTypeId, skillId))
        .reduce((sum, signal) => sum + signal.count, 0);
    return {
      skillId,
      gaps: counted.find((each) => each.skillId === skillId) ?? NOBODY_ASKED,
      verifiedCoaches: [...levels.keys()].filter(isVerified).length,
      freeSlots: slots
        .filter(({ sessionTypeId, coachId }) => touches(sessionTypeId, skillId) && isVerified(coachId))
        .flatMap(({ free }) => free),
      freeSeats: groups.reduce((sum, { capacity, seatsTaken }) => sum + capacity - seatsTaken, 0),
      firstSeat: groups[0]?.startsAt.epochMilliseconds ?? null,
      now,
      weeks: WEEKS,
      demand: { searches: count('no-slot'), wishes: count('wish'), waiting: count('waiting-list') },
    };
  };
  const skillIds = [...new Set(types.flatMap(({ skills }) => Object.keys(skills)))].toSorted();
  const skills = skillIds
    .map(factsOf)
    .filter((facts) => facts.gaps.required > 0 || facts.verifiedCoaches > 0)
    .map((facts) => ({
      ...supplyOf(facts),
      name: framework.skills.find(({ id }) => id === facts.skillId)?.name ?? facts.skillId,
    }))
    .toSorted((a, b) => (b.need ?? 0) - (a.need ?? 0));
  return { from: today.toString(), to: today.add({ weeks: WEEKS }).toString(), skills };
}

/** What is free with each coach of each offer for two in the weeks that are looked at. */
async function slotsOfOffers({ db, now: clock }: Context, offers: readonly Offer[]) {
  const now = clock().epochMilliseconds;
  const range = { start: now, end: now + WEEKS * 7 * DAY_MS };
  const forTwo = offers.filter(({ mode }) => mode === 'one-to-one');
  const coachIds = [...new Set(forTwo.flatMap((offer) => offer.coachIds))];
  const { coaches } = await readCoachTime(db, coachIds, { range, offers: forTwo });
  return forTwo.flatMap((offer) => {
    const { sessionTypeId, minutes } = offer;
    const held = coaches.filter(({ coachId }) => offer.coachIds.includes(coachId));
    return held.map((coach) => {
      const { coachId } = coach;
      const { slots } = freeSlots(coach, { terms: offer, now, range, ownBusy: [] });
      return { sessionTypeId, coachId, free: slots.map((start) => ({ start, minutes, coachId })) };
    });
  });
}
