import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
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
