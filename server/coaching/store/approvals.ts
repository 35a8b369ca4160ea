import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { findBookings, type Booking } from './bookings.ts';

/**
 * Requests about which line managers decide and that can still be answered, those that expire first in front; of all, or of
 * some persons. A programme is decided as a whole, so its first sitting stands for it.
 */
export async function requestsToManagers(
  db: Queryable,
  now: Temporal.Instant,
  personIds?: readonly string[],
): Promise<Booking[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select distinct on (coalesce(s.programme_id, b.id)) b.id
    from coaching_bookings b join coaching_sessions s on s.id = b.session_id
    where b.status = 'requested' and b.approver = 'manager' and b.answer_by > ${now.toString()}::timestamptz
      ${personIds ? sql`and b.person_id = any(${`{${personIds.join(',')}}`}::uuid[])` : sql``}
    order by coalesce(s.programme_id, b.id), s.sitting`);
  const found = await findBookings(
    db,
    rows.map(({ id }) => id),
  );
  return found.toSorted((a, b) => Temporal.Instant.compare(a.answerBy!, b.answerBy!));
}
