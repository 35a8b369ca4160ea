import type { Transaction } from '#db/client.ts';
import { bookingsOfSessions, findBooking, type Booking } from './store/bookings.ts';
import { lockSession, sessionsOfProgramme, type Session } from './store/sessions.ts';

export interface Seated {
  booking: Booking;
  session: Session;
}

/** Sessions of a programme as they are now, in the order of sittings; nobody else changes them until the transaction ends. */
export async function lockProgramme(tx: Transaction, programmeId: string): Promise<Session[]> {
  const ids = (await sessionsOfProgramme(tx, programmeId)).map(({ id }) => id);
  for (const id of ids.toSorted()) await lockSession(tx, id);
  return sessionsOfProgramme(tx, programmeId);
}

/**
 * A booking as it is now, with what is decided together with it: a programme is asked for as a whole, so that it is
 * accepted, declined or expires as one.
 */
export async function lockDecided(tx: Transaction, { booking: known, session: before }: Seated): Promise<Seated[]> {
  const sessions = before.programme ? await lockProgramme(tx, before.programme.id) : [await lockSession(tx, before.id)];
  const booking = (await findBooking(tx, known.id))!;
  const alone = { booking, session: sessions.find(({ id }) => id === before.id)! };
  if (!before.programme || booking.status !== 'requested') return [alone];
  const requested = (
    await bookingsOfSessions(
      tx,
      sessions.map(({ id }) => id),
    )
  ).filter(({ status }) => status === 'requested');
  return sessions.flatMap((session) => {
    const own = requested.find(({ sessionId }) => sessionId === session.id);
    return own ? [{ booking: own, session }] : [];
  });
}
