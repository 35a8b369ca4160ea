import type { Transaction } from '#db/client.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { announce } from './announce.ts';
import { peopleOf, promoteWaiting } from './promote-waiting.ts';
import { NotPossibleNow } from './rules/booking-terms.ts';
import { findBooking, moveBooking, type Booking } from './store/bookings.ts';
import { inOrder } from './store/ordered.ts';
import { lockSession, updateSession, type Session } from './store/sessions.ts';

export interface Verdict {
  decision: 'accept' | 'decline';
  /** For the one who asked. */
  text?: string | null;
}

/**
 * Accept or decline a request, whoever decides; what is declined frees the time at once.
 *
 * @param assertDecides Whether the acting person is the one to decide, asked under the locks.
 * @throws {NotPossibleNow}
 */
export async function settleRequest(
  context: Context,
  known: Session,
  bookingId: string,
  { decision, text = null }: Verdict,
  assertDecides: (tx: Transaction, booking: Booking) => Promise<void>,
): Promise<void> {
  const { id: sessionId } = known;
  const now = context.now();
  await inOrder(context.db, await peopleOf(context.db, known), async (tx) => {
    const session = await lockSession(tx, sessionId);
    const booking = (await findBooking(tx, bookingId))!;
    await assertDecides(tx, booking);
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
    if (session.status === 'requested') await updateSession(tx, sessionId, { status: 'declined' });
    else await promoteWaiting(tx, context, sessionId);
    await announce(tx, context, { name: 'coaching.session-cancelled', payload: { sessionId, bookingIds: [bookingId] } });
  });
}
