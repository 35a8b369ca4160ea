import type { Job } from 'bullmq';
import { recordQuizPass } from '#server/learning/index.ts';
import { whatAttemptShowed } from '#server/quiz/index.ts';
import type { Context } from '#server/shared/context.ts';
import { recordEvidence } from '#server/skills/index.ts';
import type { Jobs } from './queues.ts';

/** First the evidence, then the pass: whoever hears that a course is completed finds what it showed. */
export const processRecordAttempt = (context: Context) => async (job: Job<Jobs['record-attempt']>) => {
  if (!job.data.passed) return;
  const showed = await whatAttemptShowed(context, job.data.attemptId);
  if (!showed) return;
  await recordEvidence(context, showed.evidence);
  await recordQuizPass(context, showed.pass);
};
