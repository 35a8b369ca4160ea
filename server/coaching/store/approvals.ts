import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { findBookings, type Booking } from './bookings.ts';

/** Requests about which line managers decide and that can still be answered, those that expire first in front; of all, or of some persons. */
export async function requestsToManagers(
  db: Queryable,
  now: Temporal.Instant,
  personIds?: readonly string[],
): Promise<Booking[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from coaching_bookings where status = 'requested' and approver = 'manager' and answer_by > ${now.toString()}::timestamptz
      ${personIds ? sql`and person_id = any(${`{${personIds.join(',')}}`}::uuid[])` : sql``}`);
  const found = await findBookings(
    db,
    rows.map(({ id }) => id),
  );
  return found.toSorted((a, b) => Temporal.Instant.compare(a.answerBy!, b.answerBy!));
}
