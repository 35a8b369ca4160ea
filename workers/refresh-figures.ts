import type { Job } from 'bullmq';
import type { Context } from '#server/shared/context.ts';
import { refreshPersons } from '#server/skills/index.ts';
import type { Jobs } from './queues.ts';

export const processRefreshFigures = (context: Context) => (job: Job<Jobs['refresh-figures']>) =>
  refreshPersons(context, 'personIds' in job.data ? job.data.personIds : [job.data.personId]);
