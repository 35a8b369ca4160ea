import { desc, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { contentPublications } from '#db/schema/catalog.ts';

/** Digest of what was published last; null before the first publication. */
export async function lastDigest(db: Queryable): Promise<string | null> {
  const [row] = await db
    .select({ digest: contentPublications.digest })
    .from(contentPublications)
    .orderBy(desc(contentPublications.id))
    .limit(1);
  return row?.digest ?? null;
}

export async function insertPublication(tx: Transaction, digest: string, publishedAt: Temporal.Instant): Promise<void> {
  await tx.insert(contentPublications).values({ digest, publishedAt: new Date(publishedAt.epochMilliseconds) });
}

/** Let nobody else publish until the transaction ends, so that the last digest is that of what is in force. */
export async function lockPublishing(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('publish content', 0))`);
}
