import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import {
  countFailedJobs,
  markForRetry,
  markMatchingForRetry,
  readCauses,
  readFailedJobs,
  type JobFilter,
} from './store/failed-jobs.ts';
import { readDepths } from './store/queue-depths.ts';

/** More than this many failures have one cause; the first hundred tell it. */
const SHOWN = 100;
/** Whoever looks for another cause searches for its words. */
const CAUSES_SHOWN = 50;

/** Jobs that failed for good, what of, and how long the queues are. */
export async function listFailedJobs({ db }: Context, filter: JobFilter) {
  const [failed, matching, inAll, causes, queues] = await Promise.all([
    readFailedJobs(db, filter, SHOWN),
    countFailedJobs(db, filter),
    countFailedJobs(db, {}),
    readCauses(db, CAUSES_SHOWN),
    readDepths(db),
  ]);
  return { failed, matching, inAll, causes, queues };
}

/** Ask the workers to try a job again. Safe to repeat. @throws {NotFound} when it did not fail, or was retried since. */
export async function requestRetry({ db, now }: Context, jobKey: string): Promise<void> {
  if (!(await markForRetry(db, jobKey, now()))) throw new NotFound('failed job');
}

/**
 * Ask for all that match at once.
 *
 * @param failedUntil When whoever asks had looked: what failed since, nobody has decided about. @returns how many they are.
 */
export const requestRetries = ({ db, now }: Context, filter: JobFilter, failedUntil: Temporal.Instant): Promise<number> =>
  markMatchingForRetry(db, filter, { failedUntil, at: now() });
