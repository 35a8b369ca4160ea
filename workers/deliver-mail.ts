import type { Job } from 'bullmq';
import { deliverMail } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { Jobs } from './queues.ts';
import type { Surroundings } from './surroundings.ts';
import { deliveryOf } from './tell-people.ts';

export const processDeliverMail = (context: Context, surroundings: Surroundings) => (job: Job<Jobs['deliver-mail']>) =>
  deliverMail(context, job.data.mailId, deliveryOf(context, surroundings));
