import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { tellInvited } from '../announce.ts';
import { holderIdsOf, seatsToCome, skillsOf } from '../lead/plan-clinics.ts';
import { FEWEST_PEOPLE } from '../rules/capacity.ts';
import { endOf } from '../rules/chances.ts';
import { comersOf } from '../rules/people-in-need.ts';
import { seatGiven } from '../rules/planner.ts';
import { mostInvited, seatsToReserve } from '../rules/reserved-seats.ts';
import { SlotRefused } from '../rules/slot-check.ts';
import { isWorkingTime } from '../rules/working-hours.ts';
import { verifiedLevels } from '../store/coaches.ts';
import { insertInvitations } from '../store/invitations.ts';
import { readNeeds } from '../store/needs.ts';
import type { Offer } from '../store/offers.ts';
import { readSessionTypes } from '../store/session-types.ts';
import { actingCoach } from './acting-coach.ts';
import { ownGroupOffer, scheduleGroupSession } from './hold-sessions.ts';

export class GapTooSmall extends Refusal {
  constructor() {
    super('conflict', 'coaching/gap-too-small', 'Fewer than five people who work at that time share this gap now.');
  }
}

export interface AcceptedClinic {
  sessionId: string;
  invited: number;
  reservedSeats: number;
}

/**
 * Hold a group that was suggested: schedule it, keep seats, and invite those whose gap it is for, in one transaction. Whom,
 * is found anew here; the coach learns how many.
 *
 * @throws {NotFound} {WrongMode} {SlotRefused} {TooManyReserved} {GapTooSmall} {SomebodyIsBusy}
 */
export async function acceptClinic(
  context: Context,
  wanted: { offerId: string; skillId: string; startsAt: Temporal.Instant; reservedSeats?: number },
): Promise<AcceptedClinic> {
  const coachId = actingPerson(context);
  const now = context.now();
  const { skillId, startsAt } = wanted;
  const offer = await ownGroupOffer(context, wanted.offerId);
  if (Temporal.Instant.compare(startsAt, now) <= 0) throw new SlotRefused('in-the-past');
  const personIds = await whomToInvite(context, offer, { skillId, start: startsAt.epochMilliseconds });
  const reservedSeats = seatsToReserve(offer.capacity, wanted.reservedSeats, { startsAt, now });
  const sessionId = await scheduleGroupSession(context, { offerId: offer.id, startsAt, reservedSeats }, async (tx, id) => {
    await insertInvitations(tx, coachId, { sessionId: id, personIds, skillId, at: now });
    await tellInvited(tx, context, id, personIds);
  });
  return { sessionId, invited: personIds.length, reservedSeats };
}

/** In the order in which the planner seats them. @throws {NotFound} {GapTooSmall} */
async function whomToInvite(
  context: Context,
  { sessionTypeId, minutes, capacity }: Offer,
  { skillId, start }: { skillId: string; start: number },
): Promise<string[]> {
  const { db } = context;
  const { personId: coachId, languages } = await actingCoach(context);
  const now = context.now();
  const [types, levels] = await Promise.all([readSessionTypes(db), verifiedLevels(db, [coachId], utcDay(context))]);
  if (!skillsOf(types, sessionTypeId).includes(skillId) || !levels.get(coachId)?.has(skillId)) throw new NotFound('suggestion');
  const given = (await seatsToCome(db, now, types)).filter((seats) => seats.skillId === skillId);
  const most = mostInvited(capacity);
  const seatedBefore = given.reduce((sum, { seats }) => sum + seats, 0);
  const coachIds = [coachId, ...holderIdsOf(given)];
  const needs = await readNeeds(db, { skillIds: [skillId], most: most + seatedBefore, coachIds, now });
  const waiting = seatGiven({ ...needs, given }).get(skillId);
  const end = endOf({ start, minutes });
  const seatable = waiting ? comersOf(waiting, (zone) => isWorkingTime(zone, start, end), [{ coachId, languages }]).seatable : [];
  if (seatable.length < FEWEST_PEOPLE) throw new GapTooSmall();
  return seatable.slice(0, most).map(({ personId }) => personId);
}
