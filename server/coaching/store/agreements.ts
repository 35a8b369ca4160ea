import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { agreementAcceptances } from '#db/schema/coaching.ts';

export async function acceptedVersions(db: Queryable, personId: string): Promise<Map<string, Temporal.Instant>> {
  const rows = await db.select().from(agreementAcceptances).where(eq(agreementAcceptances.personId, personId));
  return new Map(rows.map(({ version, acceptedAt }) => [version, acceptedAt.toTemporalInstant()]));
}

export async function insertAcceptance(
  db: Queryable,
  row: { personId: string; version: string; acceptedAt: Temporal.Instant },
): Promise<void> {
  await db
    .insert(agreementAcceptances)
    .values({ ...row, acceptedAt: new Date(row.acceptedAt.epochMilliseconds) })
    .onConflictDoNothing();
}
