import type { Queryable } from '#db/client.ts';
import { timeZoneEditions } from '#db/schema/coaching.ts';

/** Remember an edition of the time-zone data. @returns whether this installation sees it for the first time. */
export async function isNewEdition(db: Queryable, version: string, seenAt: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .insert(timeZoneEditions)
    .values({ version, seenAt: new Date(seenAt.epochMilliseconds) })
    .onConflictDoNothing()
    .returning({ version: timeZoneEditions.version });
  return rows.length > 0;
}
