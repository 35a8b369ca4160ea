import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { bookingOfOwnSession } from '../coach/acting-coach.ts';
import { recordedOf, type Attendance } from '../rules/attendance.ts';
import { assertMayAsk } from '../rules/correction.ts';
import { findBooking } from '../store/bookings.ts';
import { hasWaitingCorrection, insertCorrection } from '../store/corrections.ts';
import { inOrder } from '../store/ordered.ts';
import { lockSession } from '../store/sessions.ts';

/**
 * Ask for a correction after the two weeks in which a coach makes it. Nothing is said of what the session was about: an OSPO
 * lead decides by the reason.
 *
 * @returns its id. @throws {NotFound} {AttendanceStillOpen} {NotPossibleNow} {CorrectionWaits} {ReasonMissing}
 */
export async function askCorrection(
  context: Context,
  bookingId: string,
  { status: after, reason }: { status: Attendance; reason: string },
): Promise<string> {
  const known = await bookingOfOwnSession(context, bookingId);
  const askedAt = context.now();
  return inOrder(context.db, [known.booking.personId], async (tx) => {
    const session = await lockSession(tx, known.session.id);
    const before = recordedOf((await findBooking(tx, bookingId))!);
    const said = assertMayAsk(askedAt, session, { before, after, reason }, await hasWaitingCorrection(tx, bookingId));
    return insertCorrection(tx, { bookingId, askedBy: actingPerson(context), before, after, reason: said, askedAt });
  });
}
