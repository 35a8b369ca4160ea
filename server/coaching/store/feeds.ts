import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { calendarFeeds } from '#db/schema/coaching.ts';
import { Refusal } from '#server/shared/refusal.ts';

export interface Feed {
  id: string;
  label: string;
  createdAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant | null;
}

export class FeedNameTaken extends Refusal {
  constructor() {
    const detail = 'You have a feed of this name. Revoke it first, or choose another name.';
    super('conflict', 'coaching/feed-name-taken', detail, { errors: [{ pointer: '#/label', detail }] });
  }
}

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);
/** Fetching every few minutes does not write every few minutes. */
const USE_IS_NOTED_EVERY = Temporal.Duration.from({ minutes: 5 });

/** @throws {FeedNameTaken} */
export async function insertFeed(
  db: Queryable,
  feed: { personId: string; label: string; tokenHash: string; createdAt: Temporal.Instant },
): Promise<string> {
  try {
    const [row] = await db
      .insert(calendarFeeds)
      .values({ ...feed, createdAt: asDate(feed.createdAt) })
      .returning({ id: calendarFeeds.id });
    return row!.id;
  } catch (error) {
    throw violates(error, 'one_feed_per_label') ? new FeedNameTaken() : error;
  }
}

export async function feedsOf(db: Queryable, personId: string): Promise<Feed[]> {
  const rows = await db
    .select()
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt)))
    .orderBy(desc(calendarFeeds.id));
  return rows.map(({ id, label, createdAt, lastUsedAt }) => ({
    id,
    label,
    createdAt: createdAt.toTemporalInstant(),
    lastUsedAt: lastUsedAt?.toTemporalInstant() ?? null,
  }));
}

/** Whose feed a secret opens, and that it was used; null when it opens none. */
export async function findReader(db: Queryable, tokenHash: string, now: Temporal.Instant): Promise<string | null> {
  const [row] = await db
    .select({ id: calendarFeeds.id, personId: calendarFeeds.personId })
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.tokenHash, tokenHash), isNull(calendarFeeds.revokedAt)));
  if (!row) return null;
  const noted = asDate(now.subtract(USE_IS_NOTED_EVERY));
  await db
    .update(calendarFeeds)
    .set({ lastUsedAt: asDate(now) })
    .where(
      sql`${calendarFeeds.id} = ${row.id} and coalesce(${calendarFeeds.lastUsedAt} <= ${noted.toISOString()}::timestamptz, true)`,
    );
  return row.personId;
}

/** @param id Left out: all of a person. @returns whether there was one. */
export async function revokeFeeds(
  db: Queryable,
  { personId, id, at }: { personId: string; id?: string; at: Temporal.Instant },
): Promise<boolean> {
  const rows = await db
    .update(calendarFeeds)
    .set({ revokedAt: asDate(at) })
    .where(and(eq(calendarFeeds.personId, personId), id ? eq(calendarFeeds.id, id) : undefined, isNull(calendarFeeds.revokedAt)))
    .returning({ id: calendarFeeds.id });
  return rows.length > 0;
}
