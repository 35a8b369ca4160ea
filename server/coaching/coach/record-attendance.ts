import type { Transaction } from '#db/client.ts';
import { publish } from '#server/events/outbox.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { assertMayRecord, recordedOf, type Attendance } from '../rules/attendance.ts';
import { bookingsOfSessions, findBooking, moveBooking, type Booking, type BookingMove } from '../store/bookings.ts';
import { inOrder } from '../store/ordered.ts';
import { outcomesOf } from '../store/outcomes.ts';
import { lockSession, updateSession, type Session } from '../store/sessions.ts';
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
    const before = recordedOf(booking);
    if (before === after) return false;
    assertMayRecord(now, session, { before, reason });
    await changeAttendance(tx, { session, booking }, { after, by, at: now, reason });
    return true;
  });
  if (changed) await withdrawWhatWasShown(context, bookingId, after);
}

/** Write who came; a session is completed once that is said of everybody. */
export async function changeAttendance(
  tx: Transaction,
  { session, booking }: { session: Session; booking: Booking },
  move: BookingMove & { after: Attendance },
): Promise<void> {
  await moveBooking(tx, booking, move);
  if (session.status === 'scheduled') await updateSession(tx, session.id, { status: 'in-progress' });
  const others = await bookingsOfSessions(tx, [session.id]);
  const isComplete = !others.some(({ status }) => status === 'confirmed');
  if (isComplete && session.status !== 'completed') await updateSession(tx, session.id, { status: 'completed' });
  const { id: bookingId, personId } = booking;
  await publish(tx, { name: 'coaching.attendance-recorded', payload: { bookingId, personId } });
}

/** Who did not come has shown nothing. */
export async function withdrawWhatWasShown(context: Context, bookingId: string, after: Attendance): Promise<void> {
  if (after !== 'no-show') return;
  for (const outcome of await outcomesOf(context.db, [bookingId])) await takeBack(context, outcome, 'not attended');
}
