import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { outbox } from '#db/schema/outbox.ts';
import type { DomainEvent } from './catalog.ts';

/**
 * Record that something happened, in the same transaction as the change itself, so that neither can exist
 * without the other. Delivery is at least once: `workers/outbox-relay.ts` reads what was published here, and
 * every reaction must tolerate seeing an event twice. The NOTIFY wakes the relay when the transaction commits.
 */
export async function publish(tx: Transaction, event: DomainEvent): Promise<void> {
  const payload = JSON.stringify(event.payload);
  await tx.execute(sql`
    with added as (insert into outbox (name, payload) values (${event.name}, ${payload}::jsonb))
    select pg_notify('outbox', '')`);
}

/** Let the workers look for what is due, when the transaction commits: for work that stands in a table and needs no event. */
export async function wakeWorkers(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_notify('outbox', '')`);
}

export interface PublishedEvent {
  name: string;
  payload: Record<string, unknown>;
  occurredAt: Temporal.Instant;
}

/** An event by its number. */
export async function readEvent(db: Queryable, eventId: number): Promise<PublishedEvent | null> {
  const [row] = await db.select().from(outbox).where(eq(outbox.id, eventId));
  if (!row) return null;
  return { name: row.name, payload: row.payload as Record<string, unknown>, occurredAt: row.createdAt.toTemporalInstant() };
}
