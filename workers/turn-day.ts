import type { Job } from 'bullmq';
import type { Context } from '#server/shared/context.ts';
import { planAllClinics } from '#server/coaching/index.ts';
import { takeSnapshots, turnDay } from '#server/skills/index.ts';
import type { Jobs } from './queues.ts';

/** What the date alone changes; on the first run of a month its figures are kept as well. Coaching is planned for what is open then. */
export const processTurnDay = (context: Context) => async (_job: Job<Jobs['turn-day']>) => {
  await turnDay(context);
  await takeSnapshots(context);
  await planAllClinics(context, { tells: true });
};
