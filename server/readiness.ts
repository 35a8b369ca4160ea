import { isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { failedJobs, queueDepths } from '#db/schema/outbox.ts';
import { isGuarded } from './coaching/index.ts';
import type { Readiness } from './http/health.ts';

/** Whether the database answers, and what the workers last wrote about their queues. */
export async function readReadiness(db: Database): Promise<Readiness> {
  try {
    const depths = await db.select().from(queueDepths);
    const [failed] = await db
      .select({ count: sql<number>`count(*)::int` })
      .from(failedJobs)
      .where(isNull(failedJobs.resolvedAt));
    const queues = depths.map(({ queue, waiting, oldestAt, measuredAt }) => ({
      queue,
      waiting,
      oldestAt: oldestAt?.toISOString() ?? null,
      measuredAt: measuredAt.toISOString(),
    }));
    const bookings = (await isGuarded(db)) ? 'open' : 'refused';
    return { database: 'up', bookings, queues, failedJobs: failed?.count ?? 0 };
  } catch {
    return { database: 'down', bookings: 'refused', queues: [], failedJobs: 0 };
  }
}
