import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { findBooking, type Booking } from '../store/bookings.ts';
import { findCoach, type CoachProfile } from '../store/coaches.ts';
import { findSession, type Session } from '../store/sessions.ts';

/** Who acts, as a coach. @throws {NotFound} when they do not coach. */
export async function actingCoach(context: Context): Promise<CoachProfile> {
  const coach = await findCoach(context.db, actingPerson(context));
  if (!coach) throw new NotFound('coach');
  return coach;
}

/** A session the acting person holds. @throws {NotFound} */
export async function ownSession(context: Context, sessionId: string): Promise<Session> {
  const session = await findSession(context.db, sessionId);
  if (!session?.coachIds.includes(actingPerson(context))) throw new NotFound('session');
  return session;
}

/** A booking of a session the acting person holds. @throws {NotFound} */
export async function bookingOfOwnSession(context: Context, bookingId: string): Promise<{ booking: Booking; session: Session }> {
  const booking = await findBooking(context.db, bookingId);
  if (!booking) throw new NotFound('booking');
  return { booking, session: await ownSession(context, booking.sessionId) };
}
