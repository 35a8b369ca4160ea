import type { Job } from 'bullmq';
import { revokeFeedsOf } from '#server/coaching/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { Jobs } from './queues.ts';

/** A calendar's address opens it without signing in, so it ends with the account. */
export const processRevokeFeeds = (context: Context) => (job: Job<Jobs['revoke-feeds']>) =>
  revokeFeedsOf(context, job.data.personId);
