import type { Transaction } from '#db/client.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { announce } from '../announce.ts';
import { endSession } from '../end-session.ts';
import { WrongMode } from '../find-slots.ts';
import { peopleOf, promoteWaiting } from '../promote-waiting.ts';
import { NotPossibleNow, SessionFull } from '../rules/booking-terms.ts';
import { SlotRefused } from '../rules/slot-check.ts';
import { bookingsOfSessions, insertEvent, touchBookings } from '../store/bookings.ts';
import { readCoaches } from '../store/coaches.ts';
import { findOffer, type Offer } from '../store/offers.ts';
import { inOrder } from '../store/ordered.ts';
import { insertSession, lockSession, moveSession, updateSession } from '../store/sessions.ts';
import { mostReserved } from '../rules/reserved-seats.ts';
import { actingCoach, ownSession } from './acting-coach.ts';

export class CapacityBelowSeats extends Refusal {
  constructor(seatsTaken: number) {
    super('conflict', 'coaching/capacity-below-seats', `${seatsTaken} seats are taken; there cannot be fewer.`, { seatsTaken });
  }
}

export interface GroupWanted {
  offerId: string;
  startsAt: Temporal.Instant;
  capacity?: number;
  reservedSeats?: number;
  coCoachIds?: string[];
  meetingUrl?: string;
}

/** A group offer of the acting coach that is open. @throws {NotFound} {WrongMode} */
export async function ownGroupOffer(context: Context, offerId: string): Promise<Offer> {
  const offer = await findOffer(context.db, offerId);
  if (!offer?.isActive || !offer.coachIds.includes(actingPerson(context))) throw new NotFound('offer');
  if (offer.mode !== 'group') throw new WrongMode();
  return offer;
}

/**
 * Hold a group session at a time of one's own choice, alone or with others.
 *
 * @param alongside What else the same transaction does once there is the session. @throws {NotFound} {WrongMode} {SomebodyIsBusy}
 */
export async function scheduleGroupSession(
  context: Context,
  wanted: GroupWanted,
  alongside: (tx: Transaction, sessionId: string) => Promise<void> = async () => {},
): Promise<string> {
  const coach = await actingCoach(context);
  const offer = await ownGroupOffer(context, wanted.offerId);
  const now = context.now();
  if (Temporal.Instant.compare(wanted.startsAt, now) <= 0) throw new SlotRefused('in-the-past');
  const coIds = (wanted.coCoachIds ?? []).filter((id) => id !== coach.personId);
  if ((await readCoaches(context.db, coIds)).length < coIds.length) throw new NotFound('coach');
  const { minutes, bufferBefore, bufferAfter } = offer;
  return inOrder(context.db, [coach.personId, ...coIds], async (tx) => {
    const sessionId = await insertSession(tx, {
      offerId: offer.id,
      startsAt: wanted.startsAt,
      minutes,
      bufferBefore,
      bufferAfter,
      timeZone: coach.timeZone,
      status: 'scheduled',
      capacity: wanted.capacity ?? offer.capacity,
      reservedSeats: wanted.reservedSeats ?? 0,
      meetingUrl: wanted.meetingUrl ?? coach.meetingUrl,
      createdBy: coach.personId,
      createdAt: now,
      leadId: coach.personId,
      coIds,
    });
    await alongside(tx, sessionId);
    await announce(tx, context, { name: 'coaching.session-scheduled', payload: { sessionId } });
    return sessionId;
  });
}

/**
 * Move a session for everybody in it, or change its seats or place. More seats let people move up.
 *
 * @throws {NotFound} {NotPossibleNow} {SomebodyIsBusy} {CapacityBelowSeats} {SlotRefused}
 */
export async function changeSession(
  context: Context,
  sessionId: string,
  change: { startsAt?: Temporal.Instant; capacity?: number; meetingUrl?: string; reason?: string },
): Promise<void> {
  const before = await ownSession(context, sessionId);
  const now = context.now();
  const { startsAt, capacity, meetingUrl } = change;
  if (startsAt && Temporal.Instant.compare(startsAt, now) <= 0) throw new SlotRefused('in-the-past');
  if (capacity !== undefined && before.mode === 'one-to-one') throw new WrongMode();
  await inOrder(context.db, await peopleOf(context.db, before), async (tx) => {
    const session = await lockSession(tx, sessionId);
    if (session.status !== 'scheduled' && session.status !== 'requested') throw new NotPossibleNow(session.status);
    if (startsAt) await moveSession(tx, session, startsAt);
    if (capacity !== undefined || meetingUrl !== undefined) {
      try {
        const reservedSeats = capacity && Math.min(session.reservedSeats, mostReserved(capacity));
        await updateSession(tx, sessionId, { ...(capacity && { capacity, reservedSeats }), ...(meetingUrl && { meetingUrl }) });
      } catch (error) {
        throw error instanceof SessionFull ? new CapacityBelowSeats(session.seatsTaken) : error;
      }
    }
    if (startsAt || meetingUrl) {
      const bookingIds = await touchBookings(tx, sessionId);
      for (const booking of await bookingsOfSessions(tx, [sessionId])) {
        const { id: bookingId, status } = booking;
        const by = actingPerson(context);
        await insertEvent(tx, { bookingId, before: status, after: status, by, at: now, reason: change.reason ?? 'rescheduled' });
      }
      await announce(tx, context, { name: 'coaching.session-rescheduled', payload: { sessionId, bookingIds } }, session.startsAt);
    }
    if (capacity !== undefined) await promoteWaiting(tx, context, sessionId);
  });
}

/** Cancel a session one holds, with the later sittings of its programme if one says so. @throws {NotFound} {NotPossibleNow} */
export async function cancelSession(
  context: Context,
  sessionId: string,
  { text = null, ...why }: { code: string; text?: string | null; withLater?: boolean },
): Promise<void> {
  await ownSession(context, sessionId);
  await endSession(context, sessionId, { ...why, text, by: actingPerson(context) });
}
