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
