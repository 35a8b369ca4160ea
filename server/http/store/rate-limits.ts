import { lt, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { rateLimits } from '#db/schema/identity.ts';

/** Count one more hit of a key in a window, in one statement. @returns how many there are now, over all processes. */
export const countHit =
  (db: Queryable) =>
  async (key: string, windowStart: Temporal.Instant): Promise<number> => {
    const [row] = await db
      .insert(rateLimits)
      .values({ key, windowStart: new Date(windowStart.epochMilliseconds), hits: 1 })
      .onConflictDoUpdate({ target: [rateLimits.key, rateLimits.windowStart], set: { hits: sql`${rateLimits.hits} + 1` } })
      .returning({ hits: rateLimits.hits });
    return row!.hits;
  };

/** Windows that no limit looks at any more. */
export async function deleteHitsBefore(db: Queryable, before: Temporal.Instant): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.windowStart, new Date(before.epochMilliseconds)));
}
