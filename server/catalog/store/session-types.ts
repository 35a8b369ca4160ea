import { desc, eq, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Queryable, Transaction } from '#db/client.ts';
import { sessionTypeEditions } from '#db/schema/catalog.ts';
import type { SessionType } from '../rules/session-type-schema.ts';

/** Editions never change, so what was read once is kept. */
const kept = new LRUCache<string, SessionType[]>({ max: 4 });

/** The session types in force, in order of their ids; none before the first publication. */
export async function latestSessionTypes(db: Queryable): Promise<SessionType[]> {
  const [latest] = await db
    .select({ id: sessionTypeEditions.id })
    .from(sessionTypeEditions)
    .orderBy(desc(sessionTypeEditions.number))
    .limit(1);
  if (!latest) return [];
  const known = kept.get(latest.id);
  if (known) return known;
  const [row] = await db.select().from(sessionTypeEditions).where(eq(sessionTypeEditions.id, latest.id));
  const sessionTypes = row!.content as SessionType[];
  kept.set(latest.id, sessionTypes);
  return sessionTypes;
}

/** @returns the number of the new edition, or null when this very content is the one in force. */
export async function insertSessionTypes(
  tx: Transaction,
  edition: { contentHash: string; content: SessionType[]; publishedAt: Temporal.Instant },
): Promise<number | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('session-types', 0))`);
  const [latest] = await tx
    .select({ contentHash: sessionTypeEditions.contentHash, number: sessionTypeEditions.number })
    .from(sessionTypeEditions)
    .orderBy(desc(sessionTypeEditions.number))
    .limit(1);
  if (latest?.contentHash === edition.contentHash) return null;
  const number = (latest?.number ?? 0) + 1;
  await tx
    .insert(sessionTypeEditions)
    .values({ ...edition, number, publishedAt: new Date(edition.publishedAt.epochMilliseconds) });
  return number;
}
