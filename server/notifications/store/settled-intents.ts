import { and, inArray, lte, notInArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { mails, notificationIntents as intents } from '#db/schema/notifications.ts';

/** Forget notices that were settled, and would be stale, before a time; what they said goes with them. @returns how many. */
export async function deleteSettledBefore(db: Database, limit: Temporal.Instant, most: number): Promise<number> {
  const at = new Date(limit.epochMilliseconds);
  return db.transaction(async (tx) => {
    const old = tx
      .select({ id: intents.id })
      .from(intents)
      .where(and(lte(intents.settledAt, at), lte(intents.expiresAt, at), notInArray(intents.state, ['pending', 'sending'])))
      .limit(most)
      .for('update', { skipLocked: true });
    const gone = await tx.delete(intents).where(inArray(intents.id, old)).returning({ id: intents.id });
    const ids = gone.map(({ id }) => id);
    if (ids.length > 0) await tx.delete(mails).where(inArray(mails.id, ids));
    return ids.length;
  });
}
