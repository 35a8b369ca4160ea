import type { Database } from '#db/client.ts';
import type { OpenQueue } from './backend.ts';
import { readRetryRequests, recordDepths, recordFailure, resolveFailure } from './job-state.ts';
import type { Queues } from './outbox-relay.ts';
import { JOB_OPTIONS, type QueueName } from './queues.ts';

/** Failed jobs looked at in one round; the rest follows in the next. */
const ROUND = 100;

/** One round of what keeps the administrator's view true: obey retries, note failures, measure the queues. */
export async function tendQueues(db: Database, queues: Queues, now: () => Temporal.Instant): Promise<void> {
  await obeyRetries(db, queues);
  const measured = await Promise.all(Object.values(queues).map((queue) => depthOf(queue)));
  await recordDepths(db, measured, new Date(now().epochMilliseconds));
  for (const queue of Object.values(queues)) await noteFailures(db, queue);
}

async function obeyRetries(db: Database, queues: Queues): Promise<void> {
  for (const { jobKey, queue: name, jobId, name: jobName, payload } of await readRetryRequests(db)) {
    const queue = queues[name as QueueName];
    if (!queue) continue;
    const job = await queue.getJob(jobId);
    // A job that is gone, because a queue was emptied, is made again from what was recorded.
    if (!job) await queue.add(jobName, payload, { ...JOB_OPTIONS, jobId });
    else if (await job.isFailed()) await job.retry('failed', { resetAttemptsMade: true });
    await resolveFailure(db, jobKey);
  }
}

/** Also finds what failed while the database could not be told. */
async function noteFailures(db: Database, queue: OpenQueue): Promise<void> {
  for (const job of await queue.getFailed(0, ROUND - 1)) {
    if (!job?.id) continue;
    await recordFailure(db, {
      queue: queue.name,
      jobId: job.id,
      name: job.name,
      reason: job.failedReason ?? 'no reason given',
      payload: job.data,
      failedAt: new Date(job.finishedOn ?? job.timestamp),
    });
  }
}

async function depthOf(queue: OpenQueue) {
  const { waiting = 0, prioritized = 0, active = 0 } = await queue.getJobCounts('waiting', 'prioritized', 'active');
  const [oldest] = await queue.getJobs(['waiting', 'prioritized'], 0, 0, true);
  return { queue: queue.name, waiting: waiting + prioritized + active, oldestAt: oldest ? new Date(oldest.timestamp) : null };
}
