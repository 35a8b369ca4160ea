import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { announceTogether, type SessionEvent } from '../announce.ts';
import { lockDecided } from '../decided-together.ts';
import { promoteWaiting, peopleOf } from '../promote-waiting.ts';
import { NotPossibleNow } from '../rules/booking-terms.ts';
import { moveBooking } from '../store/bookings.ts';
import { inOrder } from '../store/ordered.ts';
import { updateSession } from '../store/sessions.ts';
import { bookingOfOwnSession } from './acting-coach.ts';

/**
 * Accept or decline a request; what is declined frees the time at once. Of a programme all sittings that are asked for are
 * decided together. @throws {NotFound} {NotPossibleNow}
 */
export async function decideRequest(
  context: Context,
  bookingId: string,
  { decision, text = null }: { decision: 'accept' | 'decline'; text?: string | null },
): Promise<void> {
  const known = await bookingOfOwnSession(context, bookingId);
  const by = actingPerson(context);
  const now = context.now();
  await inOrder(context.db, await peopleOf(context.db, known.session), async (tx) => {
    const asked = await lockDecided(tx, known);
    const { booking } = asked.find((each) => each.booking.id === bookingId)!;
    const isWaiting = booking.status === 'requested' && booking.answerBy && Temporal.Instant.compare(now, booking.answerBy) < 0;
    if (!isWaiting) throw new NotPossibleNow(booking.status === 'requested' ? 'expired' : booking.status);
    const after = decision === 'accept' ? 'confirmed' : 'declined';
    for (const each of asked) {
      await moveBooking(tx, each.booking, { after, by, at: now, reason: text });
      if (each.session.status === 'requested')
        await updateSession(
          tx,
          each.session.id,
          after === 'confirmed' ? { status: 'scheduled' } : { status: 'declined', cancelText: text },
        );
      else if (after === 'declined') await promoteWaiting(tx, context, each.session.id);
    }
    const events = asked.map(({ booking: { id }, session: { id: sessionId } }): SessionEvent =>
      after === 'confirmed'
        ? { name: 'coaching.session-booked', payload: { sessionId, bookingId: id } }
        : { name: 'coaching.session-cancelled', payload: { sessionId, bookingIds: [id] } },
    );
    await announceTogether(tx, context, known.session.programme, events);
  });
}
