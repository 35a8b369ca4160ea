import type { Job } from 'bullmq';
import { issueCertificate } from '#server/certificates/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { Jobs } from './queues.ts';

export const processIssueCertificate = (context: Context) => (job: Job<Jobs['issue-certificate']>) => {
  const { completedAt, ...completion } = job.data;
  return issueCertificate(context, { ...completion, completedAt: Temporal.Instant.from(completedAt) });
};
