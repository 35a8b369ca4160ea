import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { announce } from './announce.ts';
import { besideSession } from './beside.ts';
import { alternativesTo, type Booked } from './book-slot.ts';
import { WrongMode } from './find-slots.ts';
import { prepareSearch } from './prepare-search.ts';
import { assertChangeable, NotPossibleNow } from './rules/booking-terms.ts';
import { assertBetween } from './rules/programme.ts';
import { SlotRefused, whyNotAt } from './rules/slot-check.ts';
import { findBooking, insertEvent, touchBookings } from './store/bookings.ts';
import { SomebodyIsBusy } from './store/clashes.ts';
import { findOffer } from './store/offers.ts';
import { inOrder } from './store/ordered.ts';
import { findSession, lockSession, moveSession } from './store/sessions.ts';

/**
 * Move a session of two to another free slot of the same coach: it stays the same session, in every calendar too. Its own
 * claims are in nobody's way: they move in one statement, so a time that overlaps the present one can be taken.
 *
 * @throws {NotFound} {TooLateToChange} {NotPossibleNow} {SittingsDiffer} {SlotRefused} with alternatives.
 */
export async function rescheduleBooking(
  context: Context,
  bookingId: string,
  startsAt: Temporal.Instant,
  reason: string | null = null,
): Promise<Booked> {
  const { db } = context;
  const personId = actingPerson(context);
  const now = context.now();
  const known = await findBooking(db, bookingId);
  if (known?.personId !== personId) throw new NotFound('booking');
  const before = (await findSession(db, known.sessionId))!;
  if (before.mode === 'group') throw new WrongMode();
  const offer = (await findOffer(db, before.offerId))!;
  const coachId = before.coachIds[0]!;
  try {
    return await inOrder(db, [...before.coachIds, personId], async (tx) => {
      const session = await lockSession(tx, before.id);
      const booking = (await findBooking(tx, bookingId))!;
      if (booking.status !== 'confirmed' && booking.status !== 'requested') throw new NotPossibleNow(booking.status);
      const booked = { bookingId, sessionId: session.id, status: booking.status, place: null };
      if (Temporal.Instant.compare(session.startsAt, startsAt) === 0) return booked;
      assertChangeable(now, session.startsAt, session.cancelNoticeMinutes);
      const beside = await besideSession(tx, session);
      const { coaches, question } = await prepareSearch(tx, {
        offer,
        coachIds: [coachId],
        personId,
        now,
        except: session.id,
        beside,
      });
      const why = coaches[0] ? whyNotAt(coaches[0], { ...question, start: startsAt.epochMilliseconds }) : 'no-coach';
      if (why) throw new SlotRefused(why);
      assertBetween(question, startsAt.epochMilliseconds);
      await moveSession(tx, session, startsAt);
      const { status } = booking;
      await insertEvent(tx, { bookingId, before: status, after: status, by: personId, at: now, reason: reason ?? 'rescheduled' });
      const bookingIds = await touchBookings(tx, session.id);
      await announce(
        tx,
        context,
        { name: 'coaching.session-rescheduled', payload: { sessionId: session.id, bookingIds } },
        session.startsAt,
      );
      return booked;
    });
  } catch (error) {
    const why = error instanceof SomebodyIsBusy ? 'slot-taken' : error instanceof SlotRefused ? error.reason : null;
    if (!why) throw error;
    throw new SlotRefused(why, await alternativesTo(context, offer, [coachId], startsAt, before));
  }
}
