import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { announce } from './announce.ts';
import { peopleOf, promoteWaiting } from './promote-waiting.ts';
import { assertChangeable, NotPossibleNow } from './rules/booking-terms.ts';
import { findBooking, moveBooking, OPEN } from './store/bookings.ts';
import { inOrder } from './store/ordered.ts';
import { findSession, lockSession, updateSession } from './store/sessions.ts';

/**
 * Give one's own seat or place in the line back, with the reason. A session of two ends with it; in a group the next in
 * line moves up at once.
 *
 * @throws {NotFound} {TooLateToChange} {NotPossibleNow}
 */
export async function cancelBooking(
  context: Context,
  bookingId: string,
  { code, text = null }: { code: string; text?: string | null },
): Promise<void> {
  const personId = actingPerson(context);
  const now = context.now();
  const known = await findBooking(context.db, bookingId);
  if (known?.personId !== personId) throw new NotFound('booking');
  const before = (await findSession(context.db, known.sessionId))!;
  await inOrder(context.db, await peopleOf(context.db, before), async (tx) => {
    const session = await lockSession(tx, known.sessionId);
    const booking = (await findBooking(tx, bookingId))!;
    if (booking.status === 'cancelled') return;
    if (!OPEN.includes(booking.status)) throw new NotPossibleNow(booking.status);
    if (booking.status === 'confirmed') assertChangeable(now, session.startsAt, session.cancelNoticeMinutes);
    await moveBooking(tx, booking, { after: 'cancelled', by: personId, at: now, reason: code, cancel: { code, text } });
    if (session.mode === 'one-to-one')
      await updateSession(tx, session.id, { status: 'cancelled', cancelCode: code, cancelText: text });
    await announce(tx, context, {
      name: 'coaching.session-cancelled',
      payload: { sessionId: session.id, bookingIds: [bookingId] },
    });
    if (session.mode === 'group' && booking.status !== 'waitlisted') await promoteWaiting(tx, context, session.id);
  });
}
