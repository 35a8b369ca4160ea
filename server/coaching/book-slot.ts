import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { assertAgreed } from './accept-agreement.ts';
import { announce } from './announce.ts';
import { besideSession } from './beside.ts';
import { WrongMode } from './find-slots.ts';
import { prepareSearch } from './prepare-search.ts';
import { logChoice } from './log-suggestions.ts';
import { placeBooking, type Prepared } from './place-booking.ts';
import { rankCoaches } from './rank-coaches.ts';
import { assertMayOpen, assertPrepared } from './rules/booking-terms.ts';
import { nearest, SlotRefused, whyNotAt, type Alternative } from './rules/slot-check.ts';
import { freeSlots } from './rules/slots.ts';
import type { Sealing } from './sealing.ts';
import { countOpen, findSameBooking, type BookingStatus } from './store/bookings.ts';
import { SomebodyIsBusy } from './store/clashes.ts';
import { endWishes } from './store/demand.ts';
import { findOffer, type Offer } from './store/offers.ts';
import { inOrder } from './store/ordered.ts';
import { findSessionType, readSessionTypes } from './store/session-types.ts';
import type { Session } from './store/sessions.ts';
import { managersOf } from './store/surroundings.ts';

export interface SlotBooking extends Prepared {
  offerId: string;
  startsAt: Temporal.Instant;
  coachId?: string;
}

export interface Booked {
  bookingId: string;
  sessionId: string;
  status: BookingStatus;
  place: number | null;
}

/**
 * Book a slot with a coach, or with any suitable one in the order of the suggestions. Of those who want the same time one
 * gets it; the others hear which times nearby are free.
 *
 * @throws {SlotRefused} naming the rule, with alternatives. {AgreementNotAccepted} {IntakeMissing} {TooManyOpen}
 */
export async function bookSlot(context: Context, sealing: Sealing, wanted: SlotBooking): Promise<Booked> {
  const { db } = context;
  const personId = actingPerson(context);
  const offer = await findOffer(db, wanted.offerId);
  if (!offer?.isActive) throw new NotFound('offer');
  if (offer.mode === 'group') throw new WrongMode();
  if (wanted.timeZone) assertTimeZone(wanted.timeZone);
  await assertAgreed(context, personId);
  const type = (await findSessionType(db, offer.sessionTypeId))!;
  assertPrepared(type.questions, wanted.intake);
  const same = await findSameBooking(db, { personId, offerId: offer.id, startsAt: wanted.startsAt });
  if (same) return { bookingId: same.id, sessionId: same.sessionId, status: same.status, place: null };
  const coachIds = await candidates(context, offer, wanted.coachId);

  // A first look without locks sorts out who is not free anyway; whoever books looks again under locks.
  const { coaches, question } = await prepareSearch(db, { offer, coachIds, personId, now: context.now() });
  const start = wanted.startsAt.epochMilliseconds;
  const looked = coaches.map((coach) => ({ id: coach.coachId, reason: whyNotAt(coach, { ...question, start }) }));
  const reasons = looked.flatMap(({ reason }) => reason ?? []);
  for (const { id } of looked.filter(({ reason }) => reason === null)) {
    try {
      return await bookWith(context, sealing, offer, { ...wanted, coachId: id });
    } catch (error) {
      if (!(error instanceof SlotRefused)) throw error;
      reasons.unshift(error.reason);
    }
  }
  const reason = reasons.includes('slot-taken') ? 'slot-taken' : (reasons[0] ?? 'no-coach');
  throw new SlotRefused(reason, await alternativesTo(context, offer, coachIds, wanted.startsAt));
}

/** The coach that is asked for, or all who suit, best first. @throws {SlotRefused} */
export async function candidates(context: Context, offer: Offer, coachId: string | undefined): Promise<string[]> {
  const personId = actingPerson(context);
  if (coachId) {
    if (coachId === personId || !offer.coachIds.includes(coachId)) throw new SlotRefused('no-coach');
    const managers = await managersOf(context.db, personId, utcDay(context));
    if (managers.includes(coachId)) throw new SlotRefused('line-manager');
    return [coachId];
  }
  const types = await readSessionTypes(context.db, [offer.sessionTypeId]);
  const { ranked, withoutLanguage } = await rankCoaches(context, { personId, offers: [offer], types });
  if (ranked.length === 0) throw new SlotRefused(withoutLanguage.length > 0 ? 'no-common-language' : 'no-coach');
  return ranked.map((coach) => coach.coachId);
}

async function bookWith(
  context: Context,
  sealing: Sealing,
  offer: Offer,
  { coachId, startsAt, ...prepared }: SlotBooking & { coachId: string },
): Promise<Booked> {
  const personId = actingPerson(context);
  const now = context.now();
  try {
    return await inOrder(context.db, [coachId, personId], async (tx) => {
      const same = await findSameBooking(tx, { personId, offerId: offer.id, startsAt });
      if (same) return { bookingId: same.id, sessionId: same.sessionId, status: same.status, place: null };
      assertMayOpen(await countOpen(tx, personId, offer.id), offer.maxOpenPerPerson);
      const { coaches, question } = await prepareSearch(tx, { offer, coachIds: [coachId], personId, now });
      const coach = coaches[0];
      const start = startsAt.epochMilliseconds;
      const reason = coach ? whyNotAt(coach, { ...question, start }) : 'no-coach';
      if (reason) throw new SlotRefused(reason);
      const placed = await placeBooking(tx, context, sealing, { offer, coach: coach!, startsAt, ...prepared });
      const { sessionId, bookingId } = placed;
      await endWishes(tx, { personId, sessionTypeId: offer.sessionTypeId, at: now });
      await logChoice(tx, context, { personId, offerId: offer.id, coachIds: [coachId] });
      await announce(tx, context, { name: 'coaching.session-booked', payload: { sessionId, bookingId } });
      return { ...placed, place: null };
    });
  } catch (error) {
    if (error instanceof SomebodyIsBusy) throw new SlotRefused('slot-taken');
    throw error;
  }
}

/** The three free times nearest to the one that was asked; none of them is when the session that is moved takes place now. */
export async function alternativesTo(
  context: Context,
  offer: Offer,
  coachIds: readonly string[],
  asked: Temporal.Instant,
  moved?: Session,
): Promise<Alternative[]> {
  const personId = actingPerson(context);
  const { coaches, question } = await prepareSearch(context.db, {
    offer,
    coachIds,
    personId,
    now: context.now(),
    ...(moved && { except: moved.id, beside: await besideSession(context.db, moved) }),
  });
  const slots = coaches
    .flatMap((coach) => freeSlots(coach, question).slots.map((start) => ({ start, coachId: coach.coachId })))
    .filter(({ start }) => start !== moved?.startsAt.epochMilliseconds);
  return nearest(asked.epochMilliseconds, slots).map(({ start, coachId }) => ({
    startsAt: Temporal.Instant.fromEpochMilliseconds(start).toString(),
    coachId,
  }));
}
