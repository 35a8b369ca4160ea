import type { Job } from 'bullmq';
import { completeLesson } from '#server/learning/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import type { Jobs } from './queues.ts';

/** Handing in is the doing of a lab: the lesson is done, whatever the mark will be. */
export const processCompleteLab = (context: Context) => async (job: Job<Jobs['complete-lab']>) => {
  const { enrolmentId, lessonId, personId } = job.data;
  await completeLesson({ ...context, actor: { ...SYSTEM, personId } }, enrolmentId, lessonId);
};
