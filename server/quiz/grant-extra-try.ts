import { findEnrolment } from '#server/learning/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { Forbidden, NotFound, Refusal } from '#server/shared/refusal.ts';
import type { QuizKind } from './store/attempts.ts';
import { insertExtraTry } from './store/tries.ts';

export class ExtraTryGranted extends Refusal {
  constructor() {
    super('conflict', 'quiz/extra-try-granted', 'One more try was granted already; next, an assessor records the level.');
  }
}

/** Grant one more try with a reason; nobody grants it to themselves. @throws {NotFound} @throws {Forbidden} @throws {ExtraTryGranted} */
export async function grantExtraTry(
  context: Context,
  enrolmentId: string,
  { quizKind, reason }: { quizKind: QuizKind; reason: string },
): Promise<void> {
  const grantedBy = actingPerson(context);
  const enrolment = await findEnrolment(context.db, enrolmentId);
  if (!enrolment) throw new NotFound('enrolment');
  if (enrolment.personId === grantedBy) throw new Forbidden('Somebody else has to grant you another try.');
  const isNew = await insertExtraTry(context.db, { enrolmentId, quizKind, grantedBy, reason, grantedAt: context.now() });
  if (!isNew) throw new ExtraTryGranted();
}
