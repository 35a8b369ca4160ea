import type { Job } from 'bullmq';
import { describeMark } from '#server/assessment/index.ts';
import { intendMail } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import type { Jobs } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

export const processMailMark =
  (context: Context, { publicUrl }: Pick<Surroundings, 'publicUrl'>) =>
  async (job: Job<Jobs['mail-mark']>) => {
    const { handInId, markId } = job.data;
    const told = await describeMark(context, handInId, markId);
    if (!told) throw new NotFound('mark');
    const { personId, path, ...facts } = told;
    const address = `${publicUrl}${path}`;
    await intendMail(context, {
      personId,
      template: 'hand-in-marked',
      facts: { ...facts, address },
      dedupeKey: `mark/${markId}`,
    });
  };
