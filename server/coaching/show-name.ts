import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { WrongMode } from './find-slots.ts';
import { NotPossibleNow } from './rules/booking-terms.ts';
import { findBooking, isEnded } from './store/bookings.ts';
import { findSession } from './store/sessions.ts';
import { updateShownName } from './store/shown-names.ts';

/**
 * Let the others of a group see one's name, or no longer. Nobody else can say so, and until it is said nobody sees it.
 *
 * @throws {NotFound} {WrongMode} {NotPossibleNow} when the seat was given back.
 */
export async function showName(context: Context, bookingId: string, isShown: boolean): Promise<void> {
  const { db } = context;
  const booking = await findBooking(db, bookingId);
  if (booking?.personId !== actingPerson(context)) throw new NotFound('booking');
  if ((await findSession(db, booking.sessionId))!.mode !== 'group') throw new WrongMode();
  if (isEnded(booking)) throw new NotPossibleNow(booking.status);
  await updateShownName(db, bookingId, isShown);
}
