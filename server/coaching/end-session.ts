import type { Context } from '#server/shared/context.ts';
import { announce } from './announce.ts';
import { peopleOf } from './promote-waiting.ts';
import { NotPossibleNow } from './rules/booking-terms.ts';
import { bookingsOfSessions, moveBooking, OPEN } from './store/bookings.ts';
import { inOrder } from './store/ordered.ts';
import { findSession, lockSession, updateSession } from './store/sessions.ts';

/**
 * Cancel a session for everybody in it, those who wait included.
 *
 * @param why.by Who does so; null when time alone does.
 * @throws {NotPossibleNow}
 */
export async function endSession(
  context: Context,
  sessionId: string,
  { code, text, by }: { code: string; text: string | null; by: string | null },
): Promise<void> {
  const before = (await findSession(context.db, sessionId))!;
  const now = context.now();
  await inOrder(context.db, await peopleOf(context.db, before), async (tx) => {
    const session = await lockSession(tx, sessionId);
    if (session.status === 'cancelled') return;
    if (Temporal.Instant.compare(session.endsAt, now) <= 0) throw new NotPossibleNow('over');
    const open = (await bookingsOfSessions(tx, [sessionId])).filter(({ status }) => OPEN.includes(status));
    for (const booking of open)
      await moveBooking(tx, booking, { after: 'cancelled', by, at: now, reason: code, cancel: { code, text } });
    await updateSession(tx, sessionId, { status: 'cancelled', cancelCode: code, cancelText: text });
    await announce(tx, context, {
      name: 'coaching.session-cancelled',
      payload: { sessionId, bookingIds: open.map(({ id }) => id) },
    });
  });
}
