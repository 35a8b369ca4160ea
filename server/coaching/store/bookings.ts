import { and, asc, desc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { coachingBookings, coachingSessions, sessionCoaches } from '#db/schema/coaching.ts';

export { eventsOf, insertEvent } from './booking-events.ts';
export { insertBooking, markSkipped, moveBooking, touchBookings, type BookingMove } from './booking-moves.ts';

type Row = typeof coachingBookings.$inferSelect;
export type BookingStatus = Row['status'];
export type Purpose = Row['purpose'];

export interface Booking {
  id: string;
  sessionId: string;
  personId: string;
  status: BookingStatus;
  /** Whose yes it needs, or needed. */
  approver: Row['approver'];
  purpose: Purpose;
  requestedAt: Temporal.Instant;
  answerBy: Temporal.Instant | null;
  intakeSealed: string;
  timeZone: string;
  /** Place on the waiting list, from 1. */
  place: number | null;
  cancelCode: string | null;
  cancelText: string | null;
  calendarSequence: number;
  /** Whether others of the group see the name. */
  showsName: boolean;
  /** Whether it takes a seat that is kept for those who are invited. */
  isInvited: boolean;
}

/** Bookings that still have something to come. */
export const OPEN: readonly BookingStatus[] = ['requested', 'waitlisted', 'offered', 'confirmed'];
const ENDED: readonly BookingStatus[] = ['cancelled', 'declined', 'expired'];
export const isEnded = ({ status }: Pick<Booking, 'status'>): boolean => ENDED.includes(status);

/** Names stand in full: in a query of one table Drizzle would leave the table out, and the inner one would be meant. */
const place = sql<
  number | null
>`case when coaching_bookings.status = 'waitlisted' then (select count(*)::int from coaching_bookings w
  where w.session_id = coaching_bookings.session_id and w.status = 'waitlisted'
    and (w.requested_at, w.id) <= (coaching_bookings.requested_at, coaching_bookings.id)) end`;
const columns = { booking: coachingBookings, place };
const asBooking = ({ booking, place: at }: { booking: Row; place: number | null }): Booking => ({
  id: booking.id,
  sessionId: booking.sessionId,
  personId: booking.personId,
  status: booking.status,
  approver: booking.approver,
  purpose: booking.purpose,
  requestedAt: booking.requestedAt.toTemporalInstant(),
  answerBy: booking.answerBy?.toTemporalInstant() ?? null,
  intakeSealed: booking.intakeSealed,
  timeZone: booking.timeZone,
  place: at,
  cancelCode: booking.cancelCode,
  cancelText: booking.cancelText,
  calendarSequence: booking.calendarSequence,
  showsName: booking.showsName,
  isInvited: booking.isInvited,
});

const bookingStatement = prepared((db) =>
  db
    .select(columns)
    .from(coachingBookings)
    .where(eq(coachingBookings.id, sql.placeholder('id')))
    .prepare('booking'),
);

export async function findBooking(db: Queryable, id: string): Promise<Booking | null> {
  const [row] = await bookingStatement(db).execute({ id });
  return row ? asBooking(row) : null;
}

/** Bookings by id, ended ones too. */
export async function findBookings(db: Queryable, ids: readonly string[]): Promise<Booking[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select(columns)
    .from(coachingBookings)
    .where(inArray(coachingBookings.id, [...ids]))
    .orderBy(asc(coachingBookings.requestedAt), asc(coachingBookings.id));
  return rows.map(asBooking);
}

/** Of a session of two the booking there is, or was last. */
export async function lastBookingOf(db: Queryable, sessionId: string): Promise<Booking | null> {
  const [row] = await db
    .select(columns)
    .from(coachingBookings)
    .where(eq(coachingBookings.sessionId, sessionId))
    .orderBy(desc(coachingBookings.id))
    .limit(1);
  return row ? asBooking(row) : null;
}

/** The live booking somebody has of a session. */
export async function findLiveBooking(db: Queryable, sessionId: string, personId: string): Promise<Booking | null> {
  const [row] = await db
    .select(columns)
    .from(coachingBookings)
    .where(and(eq(coachingBookings.sessionId, sessionId), eq(coachingBookings.personId, personId), isLive()));
  return row ? asBooking(row) : null;
}

/** What somebody has booked already with these very words: a request that came twice is answered with it. */
export async function findSameBooking(
  db: Queryable,
  same: { personId: string; offerId: string; startsAt: Temporal.Instant },
): Promise<Booking | null> {
  const [row] = await db
    .select(columns)
    .from(coachingBookings)
    .innerJoin(coachingSessions, eq(coachingSessions.id, coachingBookings.sessionId))
    .where(
      and(
        eq(coachingBookings.personId, same.personId),
        eq(coachingSessions.offerId, same.offerId),
        eq(coachingSessions.startsAt, new Date(same.startsAt.epochMilliseconds)),
        inArray(coachingBookings.status, [...OPEN]),
      ),
    );
  return row ? asBooking(row) : null;
}

export async function bookingsOfPerson(db: Queryable, personId: string): Promise<Booking[]> {
  const rows = await db
    .select(columns)
    .from(coachingBookings)
    .where(eq(coachingBookings.personId, personId))
    .orderBy(desc(coachingBookings.requestedAt), desc(coachingBookings.id))
    .limit(200);
  return rows.map(asBooking);
}

/** Every booking somebody ever had. */
export async function bookingIdsOf(db: Queryable, personId: string): Promise<string[]> {
  const own = eq(coachingBookings.personId, personId);
  const rows = await db.select({ id: coachingBookings.id }).from(coachingBookings).where(own).orderBy(asc(coachingBookings.id));
  return rows.map(({ id }) => id);
}

/** Live bookings of sessions, those who wait in their order. */
export async function bookingsOfSessions(db: Queryable, sessionIds: readonly string[]): Promise<Booking[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db
    .select(columns)
    .from(coachingBookings)
    .where(and(inArray(coachingBookings.sessionId, [...sessionIds]), isLive()))
    .orderBy(asc(coachingBookings.requestedAt), asc(coachingBookings.id));
  return rows.map(asBooking);
}

/** Live bookings of every session somebody holds or held. */
export async function bookingsWithCoach(db: Queryable, coachId: string): Promise<Booking[]> {
  const rows = await db
    .select(columns)
    .from(coachingBookings)
    .innerJoin(
      sessionCoaches,
      and(eq(sessionCoaches.sessionId, coachingBookings.sessionId), eq(sessionCoaches.personId, coachId)),
    )
    .where(isLive())
    .orderBy(desc(coachingBookings.requestedAt), desc(coachingBookings.id))
    .limit(1000);
  return rows.map(asBooking);
}

/** Open bookings of an offer; a programme is one, however many of its sittings are to come. */
export async function countOpen(db: Queryable, personId: string, offerId: string): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(distinct coalesce(s.programme_id, b.id))::int as count
    from coaching_bookings b join coaching_sessions s on s.id = b.session_id
    where b.person_id = ${personId} and s.offer_id = ${offerId} and b.status in ('requested', 'waitlisted', 'offered', 'confirmed')
      and s.status in ('requested', 'scheduled')`);
  return row!.count;
}

/** Requests and offered seats whose time to answer is over, and those who still wait when the session begins. */
export async function overdueBookings(db: Queryable, now: Temporal.Instant): Promise<Booking[]> {
  const at = new Date(now.epochMilliseconds);
  const isUnanswered = and(inArray(coachingBookings.status, ['requested', 'offered']), lte(coachingBookings.answerBy, at));
  const hasBegun = and(eq(coachingBookings.status, 'waitlisted'), lte(coachingSessions.startsAt, at));
  const rows = await db
    .select(columns)
    .from(coachingBookings)
    .innerJoin(coachingSessions, eq(coachingSessions.id, coachingBookings.sessionId))
    .where(or(isUnanswered, hasBegun))
    .limit(200);
  return rows.map(asBooking);
}

const isLive = () => sql`${coachingBookings.status} <> all(${`{${ENDED.join(',')}}`}::text[])`;
