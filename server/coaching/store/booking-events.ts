import { asc, desc, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { bookingEvents } from '#db/schema/coaching.ts';

/** What happened to a booking; rows are only added. */
export interface BookingEvent {
  after: string;
  by: string | null;
  /** Who of the OSPO agreed to a correction that came late. */
  acceptedBy: string | null;
  reason: string | null;
  at: Temporal.Instant;
}

/** What happened to bookings, oldest first, by booking. */
export async function eventsOf(db: Queryable, bookingIds: readonly string[]): Promise<ReadonlyMap<string, BookingEvent[]>> {
  if (bookingIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(bookingEvents)
    .where(inArray(bookingEvents.bookingId, [...bookingIds]))
    .orderBy(asc(bookingEvents.id));
  const toEvent = ({ after, by, acceptedBy, reason, at }: (typeof rows)[number]) => ({
    after,
    by,
    acceptedBy,
    reason,
    at: at.toTemporalInstant(),
  });
  return new Map([...Map.groupBy(rows, (row) => row.bookingId)].map(([bookingId, own]) => [bookingId, own.map(toEvent)]));
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
    acceptedBy?: string | null;
    at: Temporal.Instant;
    reason?: string | null;
  },
): Promise<void> {
  await tx.insert(bookingEvents).values({ ...event, at: new Date(event.at.epochMilliseconds) });
}
