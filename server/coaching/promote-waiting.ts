import type { Transaction } from '#db/client.ts';
import type { Context } from '#server/shared/context.ts';
import { announce, tellOfSkip } from './announce.ts';
import { seatFor, seatToAskFor } from './rules/booking-terms.ts';
import { seatsOpenTo, withSeatTaken, type Seating } from './rules/reserved-seats.ts';
import { bookingsOfSessions, markSkipped, moveBooking, type Booking } from './store/bookings.ts';
import { SomebodyIsBusy } from './store/clashes.ts';
import { lockSession } from './store/sessions.ts';

/**
 * Give free seats of a session to those who wait, in their order, or ask for them where that needs a yes. Who is elsewhere then,
 * or finds only seats that are kept for others, keeps their place, is passed over and told why. Part of the transaction that frees
 * the seat, which holds the session already.
 *
 * @returns ids of the bookings that moved up.
 */
export async function promoteWaiting(
  tx: Transaction,
  context: Pick<Context, 'now' | 'actor'>,
  sessionId: string,
): Promise<string[]> {
  const now = context.now();
  const session = await lockSession(tx, sessionId);
  const { startsAt, noticeMinutes } = session;
  if (session.status !== 'scheduled') return [];
  let seating: Seating = session;
  const promoted: string[] = [];
  const passedOver: Booking[] = [];
  for (const waiting of await bookingsOfSessions(tx, [sessionId])) {
    if (seatsOpenTo(seating, true) <= 0) break;
    if (waiting.status !== 'waitlisted') continue;
    const seat = waiting.approver ? seatToAskFor(now, startsAt, noticeMinutes) : seatFor(now, startsAt);
    if (!seat) continue;
    if (seatsOpenTo(seating, waiting.isInvited) <= 0) {
      passedOver.push(waiting);
      continue;
    }
    try {
      await tx.transaction((savepoint) =>
        moveBooking(savepoint, waiting, { after: seat.status, answerBy: seat.until, by: null, at: now, reason: 'seat-free' }),
      );
    } catch (error) {
      if (!(error instanceof SomebodyIsBusy)) throw error;
      await markSkipped(tx, waiting, now);
      await tellOfSkip(tx, context, session, { waiting, why: 'elsewhere' });
      continue;
    }
    seating = withSeatTaken(seating, waiting.isInvited);
    promoted.push(waiting.id);
    for (const each of passedOver.splice(0)) await tellOfSkip(tx, context, session, { waiting: each, why: 'kept' });
    await announce(tx, context, { name: 'coaching.seat-promoted', payload: { sessionId, bookingId: waiting.id } });
  }
  return promoted;
}

/** Everybody whose whereabouts a change of a session may touch: those who hold it and those who wait. */
export async function peopleOf(
  db: Parameters<typeof bookingsOfSessions>[0],
  session: { id: string; coachIds: readonly string[] },
): Promise<string[]> {
  return [...session.coachIds, ...(await bookingsOfSessions(db, [session.id])).map(({ personId }) => personId)];
}
