import type { Job } from 'bullmq';
import { recordMarks } from '#server/assessment/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { Jobs } from './queues.ts';

export const processRecordMark = (context: Context) => (job: Job<Jobs['record-mark']>) => recordMarks(context, job.data.handInId);
