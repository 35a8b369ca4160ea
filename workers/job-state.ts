import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { failedJobs, queueDepths } from '#db/schema/outbox.ts';

/** What the administrator sees of the queues stands in two tables; the API itself never talks to a queue. */
export interface Failure {
  queue: string;
  jobId: string;
  name: string;
  reason: string;
  payload: unknown;
  failedAt: Date;
}

const keyOf = ({ queue, jobId }: Pick<Failure, 'queue' | 'jobId'>) => `${queue}/${jobId}`;

/** A job failed for good. A job that was retried and failed again is open again. */
export async function recordFailure(db: Database, { jobId, ...failure }: Failure): Promise<void> {
  const again = { reason: failure.reason, failedAt: failure.failedAt, retryRequestedAt: null, resolvedAt: null };
  await db
    .insert(failedJobs)
    .values({ ...failure, jobKey: keyOf({ queue: failure.queue, jobId }) })
    .onConflictDoUpdate({
      target: failedJobs.jobKey,
      set: again,
      // What was recorded already is left alone, so that looking again does not undo a retry.
      setWhere: sql`${failedJobs.failedAt} < excluded.failed_at`,
    });
}

export interface RetryRequest {
  jobKey: string;
  queue: string;
  jobId: string;
  name: string;
  payload: unknown;
}

export async function readRetryRequests(db: Database): Promise<RetryRequest[]> {
  const rows = await db
    .select()
    .from(failedJobs)
    .where(and(isNotNull(failedJobs.retryRequestedAt), isNull(failedJobs.resolvedAt)));
  return rows.map(({ jobKey, queue, name, payload }) => ({
    jobKey,
    queue,
    jobId: jobKey.slice(queue.length + 1),
    name,
    payload,
  }));
}

/** The retry is under way: the failure counts as resolved until the job fails again. */
export async function resolveFailure(db: Database, jobKey: string): Promise<void> {
  await db
    .update(failedJobs)
    .set({ resolvedAt: sql`now()` })
    .where(eq(failedJobs.jobKey, jobKey));
}

export interface Depth {
  queue: string;
  waiting: number;
  oldestAt: Date | null;
}

export async function recordDepths(db: Database, depths: readonly Depth[], measuredAt: Date): Promise<void> {
  await db
    .insert(queueDepths)
    .values(depths.map((depth) => ({ ...depth, measuredAt })))
    .onConflictDoUpdate({
      target: queueDepths.queue,
      set: {
        waiting: sql`excluded.waiting`,
        oldestAt: sql`excluded.oldest_at`,
        measuredAt: sql`excluded.measured_at`,
      },
    });
}
