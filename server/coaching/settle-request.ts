import type { Transaction } from '#db/client.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { announceTogether, type SessionEvent } from './announce.ts';
import { lockDecided, type Seated } from './decided-together.ts';
import { peopleOf, promoteWaiting } from './promote-waiting.ts';
import { NotPossibleNow } from './rules/booking-terms.ts';
import { moveBooking, type Booking } from './store/bookings.ts';
import { inOrder } from './store/ordered.ts';
import { updateSession } from './store/sessions.ts';

export interface Verdict {
  decision: 'accept' | 'decline';
  /** For the one who asked. */
  text?: string | null;
}

/**
 * Accept or decline a request, whoever decides; what is declined frees the time at once. Of a programme all sittings that
 * are asked for are decided together.
 *
 * @param assertDecides Whether the acting person is the one to decide, asked under the locks.
 * @throws {NotPossibleNow}
 */
export async function settleRequest(
  context: Context,
  known: Seated,
  { decision, text = null }: Verdict,
  assertDecides: (tx: Transaction, booking: Booking) => Promise<void>,
): Promise<void> {
  const by = actingPerson(context);
  const now = context.now();
  await inOrder(context.db, await peopleOf(context.db, known.session), async (tx) => {
    const asked = await lockDecided(tx, known);
    const { booking } = asked.find((each) => each.booking.id === known.booking.id)!;
    await assertDecides(tx, booking);
    const isWaiting = booking.status === 'requested' && booking.answerBy && Temporal.Instant.compare(now, booking.answerBy) < 0;
    if (!isWaiting) throw new NotPossibleNow(booking.status === 'requested' ? 'expired' : booking.status);
    const after = decision === 'accept' ? 'confirmed' : 'declined';
    for (const { booking: own, session } of asked) {
      await moveBooking(tx, own, { after, by, at: now, reason: text });
      if (session.status === 'requested')
        await updateSession(tx, session.id, { status: after === 'confirmed' ? 'scheduled' : 'declined' });
      else if (after === 'declined') await promoteWaiting(tx, context, session.id);
    }
    const events = asked.map(({ booking: { id }, session: { id: sessionId } }): SessionEvent =>
      after === 'confirmed'
        ? { name: 'coaching.session-booked', payload: { sessionId, bookingId: id } }
        : { name: 'coaching.session-cancelled', payload: { sessionId, bookingIds: [id] } },
    );
    await announceTogether(tx, context, known.session.programme, events);
  });
}
