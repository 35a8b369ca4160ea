import { publish } from '#server/events/outbox.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { assertMayRecord, RECORDED, type Attendance } from '../rules/attendance.ts';
import { NotPossibleNow } from '../rules/booking-terms.ts';
import { bookingsOfSessions, findBooking, moveBooking } from '../store/bookings.ts';
import { inOrder } from '../store/ordered.ts';
import { outcomesOf } from '../store/outcomes.ts';
import { lockSession, updateSession } from '../store/sessions.ts';
import { bookingOfOwnSession } from './acting-coach.ts';
import { takeBack } from './propose-outcome.ts';

/**
 * Say who came. Saying something else later is a correction with a reason, and both stay in the history; who turns out
 * not to have come loses what the session was said to have shown.
 *
 * @throws {NotFound} {AttendanceNotYet} {ReasonMissing} {NotPossibleNow}
 */
export async function recordAttendance(
  context: Context,
  bookingId: string,
  { status: after, reason = null }: { status: Attendance; reason?: string | null },
): Promise<void> {
  const known = await bookingOfOwnSession(context, bookingId);
  const now = context.now();
  const by = actingPerson(context);
  const changed = await inOrder(context.db, [known.booking.personId], async (tx) => {
    const session = await lockSession(tx, known.session.id);
    const booking = (await findBooking(tx, bookingId))!;
    const before = RECORDED.find((each) => each === booking.status) ?? null;
    if (before === after) return false;
    if (before === null && booking.status !== 'confirmed') throw new NotPossibleNow(booking.status);
    assertMayRecord(now, session, { before, reason });
    await moveBooking(tx, booking, { after, by, at: now, reason });
    if (session.status === 'scheduled') await updateSession(tx, session.id, { status: 'in-progress' });
    const others = await bookingsOfSessions(tx, [session.id]);
    const isComplete = !others.some(({ status }) => status === 'confirmed');
    if (isComplete && session.status !== 'completed') await updateSession(tx, session.id, { status: 'completed' });
    await publish(tx, { name: 'coaching.attendance-recorded', payload: { bookingId, personId: booking.personId } });
    return true;
  });
  if (changed && after === 'no-show')
    for (const outcome of await outcomesOf(context.db, [bookingId])) await takeBack(context, outcome, 'not attended');
}
