import { desc, eq, sql } from 'drizzle-orm';
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

/** @returns the id of the new edition, or null when this very content is published already. */
export async function insertFramework(
  tx: Transaction,
  edition: { contentHash: string; content: FrameworkContent; publishedAt: Temporal.Instant },
): Promise<string | null> {
  const [known] = await tx
    .select({ id: frameworkEditions.id })
    .from(frameworkEditions)
    .where(eq(frameworkEditions.contentHash, edition.contentHash));
  if (known) return null;
  const [row] = await tx
    .insert(frameworkEditions)
    .values({
      ...edition,
      publishedAt: new Date(edition.publishedAt.epochMilliseconds),
      number: sql`(select coalesce(max(number), 0) + 1 from ${frameworkEditions})`,
    })
    .returning({ id: frameworkEditions.id });
  return row!.id;
}
