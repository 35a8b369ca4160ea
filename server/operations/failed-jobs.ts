import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { markForRetry, readDepths, readFailedJobs } from './store/jobs.ts';

/** More than this many failures have one cause; the first hundred tell it. */
const SHOWN = 100;

/** Jobs that failed for good, and how long the queues are. */
export async function listFailedJobs({ db }: Context) {
  const [failed, queues] = await Promise.all([readFailedJobs(db, SHOWN), readDepths(db)]);
  return { failed, queues };
}

/** Ask the workers to try a job again. Safe to repeat. @throws {NotFound} when it did not fail, or was retried since. */
export async function requestRetry({ db, now }: Context, jobKey: string): Promise<void> {
  if (!(await markForRetry(db, jobKey, now()))) throw new NotFound('failed job');
}
