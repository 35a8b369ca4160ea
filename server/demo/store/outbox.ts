import { isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/outbox.ts';

/** What history announced was reacted to while it was lived: the workers are not to do it once more. */
export async function closeHistory(db: Database): Promise<void> {
  await db
    .update(outbox)
    .set({ relayedAt: sql`now()` })
    .where(isNull(outbox.relayedAt));
}

export interface PastEvent {
  id: number;
  name: string;
  payload: Record<string, unknown>;
  /** In history: the outbox knows only when it was told. */
  occurredAt: Temporal.Instant;
}

/** What was booked and completed from a time to another, in its order. */
export async function bookingsAndCompletions(db: Database, from: Temporal.Instant, to: Temporal.Instant): Promise<PastEvent[]> {
  const rows = await db.execute<{ id: number; name: string; payload: Record<string, unknown>; at: string }>(sql`
    select o.id::int, o.name, o.payload, to_json(h.at)#>>'{}' as at from outbox o
    left join coaching_bookings b on b.id::text = o.payload->>'bookingId'
    cross join lateral (select coalesce((o.payload->>'completedAt')::timestamptz, b.requested_at) as at) h
    where o.name in ('learning.course-completed', 'coaching.session-booked')
      and h.at >= ${from.toString()}::timestamptz and h.at < ${to.toString()}::timestamptz
    order by h.at, o.name`);
  return rows.map(({ at, ...event }) => ({ ...event, occurredAt: Temporal.Instant.from(at) }));
}
