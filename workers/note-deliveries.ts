import type { Job } from 'bullmq';
import type { Context } from '#server/shared/context.ts';
import { noteDeliveries } from '#server/webhooks/index.ts';
import type { Jobs } from './queues.ts';

export const processNoteDeliveries = (context: Context) => (job: Job<Jobs['note-deliveries']>) =>
  noteDeliveries(context, job.data.eventId);
