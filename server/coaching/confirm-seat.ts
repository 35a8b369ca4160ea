import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { announce } from './announce.ts';
import type { Booked } from './book-slot.ts';
import { NotPossibleNow } from './rules/booking-terms.ts';
import { findBooking, moveBooking } from './store/bookings.ts';
import { inOrder } from './store/ordered.ts';
import { lockSession, updateSession } from './store/sessions.ts';

/** Take the seat, or the follow-up, that is kept for oneself. @throws {NotFound} {NotPossibleNow} when it is not kept any longer. */
export async function confirmSeat(context: Context, bookingId: string): Promise<Booked> {
  const personId = actingPerson(context);
  const now = context.now();
  const known = await findBooking(context.db, bookingId);
  if (known?.personId !== personId) throw new NotFound('booking');
  return inOrder(context.db, [personId], async (tx) => {
    const { id: sessionId, status } = await lockSession(tx, known.sessionId);
    const booking = (await findBooking(tx, bookingId))!;
    const confirmed = { bookingId, sessionId, status: 'confirmed' as const, place: null };
    if (booking.status === 'confirmed') return confirmed;
    const isKept = booking.status === 'offered' && booking.answerBy && Temporal.Instant.compare(now, booking.answerBy) < 0;
    if (!isKept) throw new NotPossibleNow(booking.status === 'offered' ? 'expired' : booking.status);
    await moveBooking(tx, booking, { after: 'confirmed', by: personId, at: now });
    if (status === 'requested') await updateSession(tx, sessionId, { status: 'scheduled' });
    await announce(tx, context, { name: 'coaching.session-booked', payload: { sessionId, bookingId } });
    return confirmed;
  });
}
