import { lt, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { rateLimits } from '#db/schema/identity.ts';
import type { CountHits } from '../leases.ts';

/** Count hits of a key in a window, in one statement. */
export const countHits =
  (db: Queryable): CountHits =>
  async (key, windowStart, hits) => {
    const [row] = await db
      .insert(rateLimits)
      .values({ key, windowStart: new Date(windowStart.epochMilliseconds), hits })
      .onConflictDoUpdate({
        target: [rateLimits.key, rateLimits.windowStart],
        set: { hits: sql`${rateLimits.hits} + excluded.hits` },
      })
      .returning({ hits: rateLimits.hits });
    return row!.hits;
  };

/** Windows that no limit looks at any more. */
export async function deleteHitsBefore(db: Queryable, before: Temporal.Instant): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.windowStart, new Date(before.epochMilliseconds)));
}
