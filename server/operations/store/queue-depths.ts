import { asc } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { queueDepths } from '#db/schema/outbox.ts';

export async function readDepths(db: Queryable) {
  const rows = await db.select().from(queueDepths).orderBy(asc(queueDepths.queue));
  return rows.map(({ queue, waiting, oldestAt, measuredAt }) => ({
    queue,
    waiting,
    oldestAt: oldestAt?.toTemporalInstant() ?? null,
    measuredAt: measuredAt.toTemporalInstant(),
  }));
}
