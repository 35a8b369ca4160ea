import { desc, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { frameworkEditions } from '#db/schema/catalog.ts';
import type { FrameworkContent } from '../rules/framework-format.ts';

export interface Framework extends FrameworkContent {
  editionId: string;
  number: number;
}

/** The framework in force; null before the first publication. */
export async function latestFramework(db: Queryable): Promise<Framework | null> {
  const [row] = await db.select().from(frameworkEditions).orderBy(desc(frameworkEditions.number)).limit(1);
  return row ? { ...(row.content as FrameworkContent), editionId: row.id, number: row.number } : null;
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
