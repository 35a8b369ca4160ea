import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { failedJobs, queueDepths } from '#db/schema/outbox.ts';

export interface FailedJob {
  jobKey: string;
  queue: string;
  name: string;
  reason: string;
  failedAt: Temporal.Instant;
  retryRequestedAt: Temporal.Instant | null;
}

/** Not resolved yet, newest first. */
export async function readFailedJobs(db: Queryable, limit: number): Promise<FailedJob[]> {
  const rows = await db
    .select()
    .from(failedJobs)
    .where(isNull(failedJobs.resolvedAt))
    .orderBy(desc(failedJobs.failedAt), asc(failedJobs.jobKey))
    .limit(limit);
  return rows.map(({ jobKey, queue, name, reason, failedAt, retryRequestedAt }) => ({
    jobKey,
    queue,
    name,
    reason,
    failedAt: failedAt.toTemporalInstant(),
    retryRequestedAt: retryRequestedAt?.toTemporalInstant() ?? null,
  }));
}

/** @returns whether there was such a failure to retry. */
export async function markForRetry(db: Queryable, jobKey: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .update(failedJobs)
    .set({ retryRequestedAt: new Date(at.epochMilliseconds) })
    .where(and(eq(failedJobs.jobKey, jobKey), isNull(failedJobs.resolvedAt)))
    .returning({ jobKey: failedJobs.jobKey });
  return rows.length > 0;
}

export async function readDepths(db: Queryable) {
  const rows = await db.select().from(queueDepths).orderBy(asc(queueDepths.queue));
  return rows.map(({ queue, waiting, oldestAt, measuredAt }) => ({
    queue,
    waiting,
    oldestAt: oldestAt?.toTemporalInstant() ?? null,
    measuredAt: measuredAt.toTemporalInstant(),
  }));
}
