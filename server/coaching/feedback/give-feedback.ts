import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { FeedbackNotNow, mayGiveFeedback } from '../rules/feedback.ts';
import type { Sealing } from '../sealing.ts';
import { findBooking } from '../store/bookings.ts';
import { findFeedback, putFeedback } from '../store/feedback.ts';
import { findSession } from '../store/sessions.ts';

async function ownSeat(context: Context, bookingId: string) {
  const booking = await findBooking(context.db, bookingId);
  if (booking?.personId !== actingPerson(context)) throw new NotFound('booking');
  return { booking, session: (await findSession(context.db, booking.sessionId))! };
}

/** What one said of a session oneself, and whether one may. @throws {NotFound} */
export async function viewMyFeedback(context: Context, { unseal }: Sealing, bookingId: string) {
  const { booking, session } = await ownSeat(context, bookingId);
  const given = await findFeedback(context.db, bookingId);
  const text = given?.textSealed ?? null;
  return {
    rating: given?.rating ?? null,
    text: text && unseal(session.id, `feedback/${bookingId}`, text),
    givenAt: given?.givenAt.toString() ?? null,
    isOpen: mayGiveFeedback(context.now(), session.endsAt, booking.status),
  };
}

/** Say how useful a session was, or say it anew. @throws {NotFound} {FeedbackNotNow} */
export async function giveFeedback(
  context: Context,
  { seal }: Sealing,
  bookingId: string,
  { rating, text }: { rating: number; text?: string },
): Promise<void> {
  const { booking, session } = await ownSeat(context, bookingId);
  const givenAt = context.now();
  if (!mayGiveFeedback(givenAt, session.endsAt, booking.status)) throw new FeedbackNotNow();
  const textSealed = text?.trim() ? seal(session.id, `feedback/${bookingId}`, text.trim()) : null;
  await putFeedback(context.db, bookingId, { rating, textSealed, givenAt });
}
