import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { coachingBookings } from '#db/schema/coaching.ts';
import { insertEvent } from './booking-events.ts';
import type { Booking, BookingStatus, Purpose } from './bookings.ts';
import { refusingClashes } from './clashes.ts';

export interface NewBooking {
  id?: string;
  sessionId: string;
  personId: string;
  status: 'requested' | 'waitlisted' | 'confirmed';
  /** Whose yes it needs; of who waits in line, once a seat is free. */
  approver?: Booking['approver'];
  purpose: Purpose;
  requestedAt: Temporal.Instant;
  answerBy: Temporal.Instant | null;
  intakeSealed: string;
  agreementVersion: string;
  timeZone: string;
  showsName?: boolean;
  isInvited?: boolean;
  /** Who books, where it is not the person themselves. */
  by?: string;
}

/** @throws {SomebodyIsBusy} {SessionFull} {AlreadyCoaching} {NotPossibleNow} */
export async function insertBooking(tx: Transaction, { by, ...booking }: NewBooking): Promise<string> {
  const { requestedAt, answerBy } = booking;
  const values = {
    ...booking,
    requestedAt: new Date(requestedAt.epochMilliseconds),
    answerBy: answerBy && new Date(answerBy.epochMilliseconds),
  };
  const [row] = await refusingClashes(() => tx.insert(coachingBookings).values(values).returning({ id: coachingBookings.id }));
  await insertEvent(tx, { bookingId: row!.id, before: null, after: booking.status, by: by ?? booking.personId, at: requestedAt });
  return row!.id;
}

export interface BookingMove {
  after: BookingStatus;
  by: string | null;
  /** Who agreed to it, where somebody had to. */
  acceptedBy?: string | null;
  at: Temporal.Instant;
  reason?: string | null;
  answerBy?: Temporal.Instant | null;
  cancel?: { code: string; text: string | null };
}

/** Let a booking become something else and keep that it did. @throws {SomebodyIsBusy} {SessionFull} {NotPossibleNow} */
export async function moveBooking(
  tx: Transaction,
  { id, status }: Pick<Booking, 'id' | 'status'>,
  move: BookingMove,
): Promise<void> {
  const set = {
    status: move.after,
    answerBy: move.answerBy ? new Date(move.answerBy.epochMilliseconds) : null,
    // Before it is confirmed no calendar has heard of it.
    ...(status === 'confirmed' && { calendarSequence: sql`${coachingBookings.calendarSequence} + 1` }),
    ...(move.cancel && { cancelCode: move.cancel.code, cancelText: move.cancel.text, cancelledBy: move.by }),
  };
  await refusingClashes(() => tx.update(coachingBookings).set(set).where(eq(coachingBookings.id, id)));
  await insertEvent(tx, {
    bookingId: id,
    before: status,
    after: move.after,
    by: move.by,
    acceptedBy: move.acceptedBy ?? null,
    at: move.at,
    reason: move.reason ?? null,
  });
}

/** A moved session reaches every calendar that has it. */
export async function touchBookings(tx: Transaction, sessionId: string): Promise<string[]> {
  const rows = await tx
    .update(coachingBookings)
    .set({ calendarSequence: sql`${coachingBookings.calendarSequence} + (${coachingBookings.status} = 'confirmed')::int` })
    .where(
      and(eq(coachingBookings.sessionId, sessionId), inArray(coachingBookings.status, ['requested', 'offered', 'confirmed'])),
    )
    .returning({ id: coachingBookings.id });
  return rows.map(({ id }) => id);
}

/** A free seat went past them, since they are elsewhere then; their history says so. */
export async function markSkipped(
  tx: Transaction,
  { id, status }: Pick<Booking, 'id' | 'status'>,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .update(coachingBookings)
    .set({ skippedAt: new Date(at.epochMilliseconds) })
    .where(eq(coachingBookings.id, id));
  await insertEvent(tx, { bookingId: id, before: status, after: status, by: null, at, reason: 'elsewhere' });
}
