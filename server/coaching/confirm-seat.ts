import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { announce } from './announce.ts';
import { whoDecides } from './ask-first.ts';
import type { Booked } from './book-slot.ts';
import { NotPossibleNow, seatToAskFor } from './rules/booking-terms.ts';
import { findBooking, moveBooking } from './store/bookings.ts';
import { inOrder } from './store/ordered.ts';
import { lockSession, updateSession } from './store/sessions.ts';

/**
 * Take the seat, or the follow-up, that is kept for oneself. Where the offer asks line managers, theirs is asked then.
 *
 * @throws {NotFound} {NotPossibleNow} when it is not kept any longer, or nobody could answer in time.
 */
export async function confirmSeat(context: Context, bookingId: string): Promise<Booked> {
  const personId = actingPerson(context);
  const now = context.now();
  const known = await findBooking(context.db, bookingId);
  if (known?.personId !== personId) throw new NotFound('booking');
  return inOrder(context.db, [personId], async (tx) => {
    const { id: sessionId, status, startsAt, noticeMinutes } = await lockSession(tx, known.sessionId);
    const booking = (await findBooking(tx, bookingId))!;
    const taken = { bookingId, sessionId, place: null };
    if (booking.status === 'confirmed') return { ...taken, status: booking.status };
    const isKept = booking.status === 'offered' && booking.answerBy && Temporal.Instant.compare(now, booking.answerBy) < 0;
    if (!isKept) throw new NotPossibleNow(booking.status === 'offered' ? 'expired' : booking.status);
    const isAsked = (await whoDecides(tx, context, booking)).who === 'manager';
    const request = isAsked ? seatToAskFor(now, startsAt, noticeMinutes) : null;
    if (isAsked && !request) throw new NotPossibleNow('too soon to ask');
    const after = request?.status ?? 'confirmed';
    await moveBooking(tx, booking, { after, answerBy: request?.until ?? null, by: personId, at: now });
    if (status === 'requested' && !request) await updateSession(tx, sessionId, { status: 'scheduled' });
    await announce(tx, context, { name: 'coaching.session-booked', payload: { sessionId, bookingId } });
    return { ...taken, status: after };
  });
}
