import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { bookingEvents } from '#db/schema/coaching.ts';

/** What happened to a booking; rows are only added. */
export interface BookingEvent {
  after: string;
  by: string | null;
  reason: string | null;
  at: Temporal.Instant;
}

export async function eventsOf(db: Queryable, bookingId: string): Promise<BookingEvent[]> {
  const rows = await db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, bookingId)).orderBy(asc(bookingEvents.id));
  return rows.map(({ after, by, reason, at }) => ({ after, by, reason, at: at.toTemporalInstant() }));
}

/** What bookings were before they became what they are. */
export async function statusesBefore(db: Queryable, bookingIds: readonly string[]): Promise<Map<string, string | null>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([bookingEvents.bookingId], { bookingId: bookingEvents.bookingId, before: bookingEvents.before })
    .from(bookingEvents)
    .where(inArray(bookingEvents.bookingId, [...bookingIds]))
    .orderBy(bookingEvents.bookingId, desc(bookingEvents.id));
  return new Map(rows.map(({ bookingId, before }) => [bookingId, before]));
}

/** Keep that something happened to a booking. */
export async function insertEvent(
  tx: Transaction,
  event: {
    bookingId: string;
    before: string | null;
    after: string;
    by: string | null;
    at: Temporal.Instant;
    reason?: string | null;
  },
): Promise<void> {
  await tx.insert(bookingEvents).values({ ...event, at: new Date(event.at.epochMilliseconds) });
}
