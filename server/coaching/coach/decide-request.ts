import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { announce } from '../announce.ts';
import { promoteWaiting, peopleOf } from '../promote-waiting.ts';
import { NotPossibleNow } from '../rules/booking-terms.ts';
import { findBooking, moveBooking } from '../store/bookings.ts';
import { inOrder } from '../store/ordered.ts';
import { lockSession, updateSession } from '../store/sessions.ts';
import { bookingOfOwnSession } from './acting-coach.ts';

/** Accept or decline a request; what is declined frees the time at once. @throws {NotFound} {NotPossibleNow} */
export async function decideRequest(
  context: Context,
  bookingId: string,
  { decision, text = null }: { decision: 'accept' | 'decline'; text?: string | null },
): Promise<void> {
  const known = await bookingOfOwnSession(context, bookingId);
  const { id: sessionId } = known.session;
  const now = context.now();
  await inOrder(context.db, await peopleOf(context.db, known.session), async (tx) => {
    const session = await lockSession(tx, sessionId);
    const booking = (await findBooking(tx, bookingId))!;
    const isWaiting = booking.status === 'requested' && booking.answerBy && Temporal.Instant.compare(now, booking.answerBy) < 0;
    if (!isWaiting) throw new NotPossibleNow(booking.status === 'requested' ? 'expired' : booking.status);
    const by = actingPerson(context);
    if (decision === 'accept') {
      await moveBooking(tx, booking, { after: 'confirmed', by, at: now, reason: text });
      if (session.status === 'requested') await updateSession(tx, sessionId, { status: 'scheduled' });
      await announce(tx, context, { name: 'coaching.session-booked', payload: { sessionId, bookingId } });
      return;
    }
    await moveBooking(tx, booking, { after: 'declined', by, at: now, reason: text });
    if (session.status === 'requested') await updateSession(tx, sessionId, { status: 'declined', cancelText: text });
    else await promoteWaiting(tx, context, sessionId);
    await announce(tx, context, { name: 'coaching.session-cancelled', payload: { sessionId, bookingIds: [bookingId] } });
  });
}
