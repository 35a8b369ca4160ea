import type { Job } from 'bullmq';
import { findEdition } from '#server/catalog/index.ts';
import { recordQuizPass } from '#server/learning/index.ts';
import { findAttempt, findGrade } from '#server/quiz/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { recordEvidence } from '#server/skills/index.ts';
import type { Jobs } from './queues.ts';

/** First the evidence, then the pass: whoever hears that a course is completed finds what it showed. */
export const processRecordAttempt = (context: Context) => async (job: Job<Jobs['record-attempt']>) => {
  const { attemptId, enrolmentId, personId, courseId, quizKind, passed } = job.data;
  if (!passed) return;
  const [attempt, grade] = await Promise.all([findAttempt(context.db, attemptId), findGrade(context.db, attemptId)]);
  if (!attempt || !grade) throw new NotFound('attempt');
  const edition = await findEdition(context.db, attempt.editionId);
  const source = { title: edition!.title, courseId, attemptId, enrolmentId, awareness: grade.awareness };
  const shownOn = grade.submittedAt.toZonedDateTimeISO('UTC').toPlainDate();
  await recordEvidence(
    context,
    grade.shown.map(({ skillId, level }) => ({
      personId,
      skillId,
      level,
      kind: `quiz-${quizKind}`,
      shownOn,
      source,
      sourceKey: `attempt/${attemptId}/${skillId}`,
    })),
  );
  await recordQuizPass(context, { enrolmentId, quizKind, attemptId, passedAt: grade.submittedAt });
};
