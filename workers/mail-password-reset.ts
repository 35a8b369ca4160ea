import type { Job } from 'bullmq';
import { intendMail } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { Jobs } from './queues.ts';

/** The link itself is made when the mail leaves, so that it stands in no table and no job. */
export const processMailPasswordReset = (context: Context) => async (job: Job<Jobs['mail-password-reset']>) => {
  const { personId, requestedAt } = job.data;
  const dedupeKey = `password-reset/${personId}/${requestedAt}`;
  await intendMail(context, { personId, template: 'password-reset', facts: {}, dedupeKey });
};
