import { findEdition } from '#server/catalog/index.ts';
import { publish } from '#server/events/outbox.ts';
import type { Transaction } from '#db/client.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { isComplete } from './rules/progress.ts';
import { requirementOf } from './view-enrolments.ts';
import { findEnrolment, findOwnEnrolment, lockEnrolment, type Enrolment } from './store/enrolments.ts';
import { readSteps } from './store/enrolments-with-steps.ts';
import { insertCourseCompletion, insertLessonCompletions, insertQuizPass } from './store/steps.ts';

/** Mark a lesson done. Safe to repeat. @throws {NotFound} when the enrolment is not one's own, or has no such lesson. */
export const completeLesson = (context: Context, enrolmentId: string, lessonId: string): Promise<void> =>
  completeLessons(context, enrolmentId, [{ lessonId, at: context.now() }]);

/** Mark lessons done that were read before, each at its time. Safe to repeat. @throws {NotFound} as for one lesson; then none is. */
export async function completeLessons(
  context: Context,
  enrolmentId: string,
  lessons: readonly { lessonId: string; at: Temporal.Instant }[],
): Promise<void> {
  if (lessons.length === 0) return;
  const enrolment = await findOwnEnrolment(context.db, enrolmentId, actingPerson(context));
  if (!enrolment) throw new NotFound('enrolment');
  const edition = await findEdition(context.db, enrolment.editionId);
  const { lessonIds } = requirementOf(edition!);
  if (!lessons.every(({ lessonId }) => lessonIds.includes(lessonId))) throw new NotFound('lesson');
  await context.db.transaction(async (tx) => {
    await lockEnrolment(tx, enrolmentId);
    await insertLessonCompletions(tx, enrolmentId, lessons);
    await completeIfAllDone(tx, enrolment, context.now());
  });
}

export interface QuizPass {
  enrolmentId: string;
  quizKind: string;
  attemptId: string;
  passedAt: Temporal.Instant;
}

/** Take note that a certified quiz was passed. A reaction: safe to repeat. */
export async function recordQuizPass(context: Context, { enrolmentId, quizKind, attemptId, passedAt }: QuizPass): Promise<void> {
  const enrolment = await findEnrolment(context.db, enrolmentId);
  if (!enrolment) throw new NotFound('enrolment');
  await context.db.transaction(async (tx) => {
    await lockEnrolment(tx, enrolmentId);
    await insertQuizPass(tx, { enrolmentId, quizKind, attemptId, at: passedAt });
    await completeIfAllDone(tx, enrolment, passedAt);
  });
}

async function completeIfAllDone(tx: Transaction, enrolment: Enrolment, at: Temporal.Instant): Promise<void> {
  const edition = await findEdition(tx, enrolment.editionId);
  if (!isComplete(requirementOf(edition!), await readSteps(tx, enrolment.id))) return;
  const isNew = await insertCourseCompletion(tx, enrolment, at);
  if (!isNew) return;
  const { id: enrolmentId, personId, courseId, editionId, cycle } = enrolment;
  const payload = { enrolmentId, personId, courseId, editionId, cycle, completedAt: at.toString() };
  await publish(tx, { name: 'learning.course-completed', payload });
}
