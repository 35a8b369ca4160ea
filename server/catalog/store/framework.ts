import { desc, eq, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { frameworkEditions } from '#db/schema/catalog.ts';
import type { FrameworkContent } from '../rules/framework-format.ts';

export interface Framework extends FrameworkContent {
  editionId: string;
  number: number;
}

/** Editions never change, so what was read once is kept. */
const kept = new LRUCache<string, Framework>({ max: 4 });

const latestStatement = prepared((db) => {
  const { id, number } = frameworkEditions;
  return db.select({ id, number }).from(frameworkEditions).orderBy(desc(number)).limit(1).prepare('latest_framework');
});

/** The framework in force; null before the first publication. */
export async function latestFramework(db: Queryable): Promise<Framework | null> {
  const [latest] = await latestStatement(db).execute();
  if (!latest) return null;
  const known = kept.get(latest.id);
  if (known) return known;
  const [row] = await db.select().from(frameworkEditions).where(eq(frameworkEditions.id, latest.id));
  const framework = { ...(row!.content as FrameworkContent), editionId: latest.id, number: latest.number };
  kept.set(latest.id, framework);
  return framework;
}

/** @returns the id of the new edition, or null when this very content is the one in force. */
export async function insertFramework(
  tx: Transaction,
  edition: { contentHash: string; content: FrameworkContent; publishedAt: Temporal.Instant },
): Promise<string | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('framework', 0))`);
  const [latest] = await tx
    .select({ contentHash: frameworkEditions.contentHash, number: frameworkEditions.number })
    .from(frameworkEditions)
    .orderBy(desc(frameworkEditions.number))
    .limit(1);
  if (latest?.contentHash === edition.contentHash) return null;
  const [row] = await tx
    .insert(frameworkEditions)
    .values({
      ...edition,
      publishedAt: new Date(edition.publishedAt.epochMilliseconds),
      number: (latest?.number ?? 0) + 1,
    })
    .returning({ id: frameworkEditions.id });
  return row!.id;
}
