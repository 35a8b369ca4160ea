import { and, asc, desc, eq, ilike, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { failedJobs } from '#db/schema/outbox.ts';
import { REASON_LENGTH } from '../contract.ts';

export interface FailedJob {
  jobKey: string;
  queue: string;
  name: string;
  reason: string;
  failedAt: Temporal.Instant;
  retryRequestedAt: Temporal.Instant | null;
}

export interface JobFilter {
  queue?: string;
  /** The beginning of a reason, as causes have it. */
  reason?: string;
  /** Part of the name, the key or the reason. */
  q?: string;
}

const cause = sql<string>`left(${failedJobs.reason}, ${sql.raw(String(REASON_LENGTH))})`;

/** Not resolved yet, and as asked for. */
function matches({ queue, reason, q }: JobFilter): SQL | undefined {
  const pattern = q && `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return and(
    isNull(failedJobs.resolvedAt),
    queue ? eq(failedJobs.queue, queue) : undefined,
    reason ? eq(cause, reason) : undefined,
    pattern
      ? or(ilike(failedJobs.name, pattern), ilike(failedJobs.jobKey, pattern), ilike(failedJobs.reason, pattern))
      : undefined,
  );
}

/** Newest first. */
export async function readFailedJobs(db: Queryable, filter: JobFilter, limit: number): Promise<FailedJob[]> {
  const rows = await db
    .select()
    .from(failedJobs)
    .where(matches(filter))
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

export const countFailedJobs = (db: Queryable, filter: JobFilter): Promise<number> => db.$count(failedJobs, matches(filter));

/** What jobs of a queue failed of, and how many; most first. */
export async function readCauses(db: Queryable, limit: number): Promise<{ queue: string; reason: string; jobs: number }[]> {
  const jobs = sql<number>`count(*)::int`;
  return db
    .select({ queue: failedJobs.queue, reason: cause, jobs })
    .from(failedJobs)
    .where(isNull(failedJobs.resolvedAt))
    .groupBy(failedJobs.queue, cause)
    .orderBy(desc(jobs), asc(failedJobs.queue), asc(cause))
    .limit(limit);
}

const askedAt = (at: Temporal.Instant) => ({ retryRequestedAt: new Date(at.epochMilliseconds) });

/** @returns whether there was such a failure to retry. */
export async function markForRetry(db: Queryable, jobKey: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .update(failedJobs)
    .set(askedAt(at))
    .where(and(eq(failedJobs.jobKey, jobKey), isNull(failedJobs.resolvedAt)))
    .returning({ jobKey: failedJobs.jobKey });
  return rows.length > 0;
}

/** @returns how many there were to retry. */
export async function markMatchingForRetry(
  db: Queryable,
  filter: JobFilter,
  { failedUntil, at }: { failedUntil: Temporal.Instant; at: Temporal.Instant },
): Promise<number> {
  const rows = await db
    .update(failedJobs)
    .set(askedAt(at))
    .where(and(matches(filter), lte(failedJobs.failedAt, new Date(failedUntil.epochMilliseconds))))
    .returning({ jobKey: failedJobs.jobKey });
  return rows.length;
}
