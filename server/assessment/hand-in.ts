import { publish } from '#server/events/outbox.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import type { AssessmentPorts } from './ports.ts';
import { assertTakesTry } from './rules/status.ts';
import { assertComplete, assertLink, type Work } from './rules/work.ts';
import { ownsFile } from './store/files.ts';
import { deleteDraft, insertHandIn, lockLessonOf, putDraft, readTries, type LessonPlace } from './store/hand-ins.ts';
import { readMarks } from './store/marks.ts';
import { taskOf } from './views.ts';

export class FileUnknown extends Refusal {
  constructor() {
    super('invalid', 'assessment/file-unknown', 'Upload the file first; only a file of your own can be handed in.');
  }
}

/** The enrolment of the acting person and what its lesson asks for. @throws {NotFound} */
async function ownTask(context: Context, { enrolmentOf }: Pick<AssessmentPorts, 'enrolmentOf'>, place: LessonPlace) {
  const personId = actingPerson(context);
  const enrolment = await enrolmentOf(context, place.enrolmentId, personId);
  if (!enrolment) throw new NotFound('enrolment');
  const task = await taskOf(context, enrolment.editionId, place.lessonId);
  if (!task) throw new NotFound('lesson to hand in for');
  return { personId, enrolment, task };
}

async function assertOwnFile({ db }: Context, { fileId }: Work, personId: string): Promise<void> {
  if (fileId && !(await ownsFile(db, fileId, personId))) throw new FileUnknown();
}

/** Keep work that is not finished. @throws {NotFound} {LinkNotTaken} {FileUnknown} {AlreadyHandedIn} */
export async function saveHandInDraft(context: Context, ports: AssessmentPorts, place: LessonPlace, work: Work): Promise<void> {
  const { personId } = await ownTask(context, ports, place);
  assertLink(work.link);
  await assertOwnFile(context, work, personId);
  await context.db.transaction(async (tx) => {
    await lockLessonOf(tx, place);
    await assertOpen(tx, place);
    await putDraft(tx, { ...place, ...work, savedAt: context.now() });
  });
}

/**
 * Hand in work: from now on it stays as it is, and assessors see it.
 *
 * @throws {NotFound} {NothingHandedIn} {LinkNotTaken} {FileUnknown} {AlreadyHandedIn}
 */
export async function handIn(context: Context, ports: AssessmentPorts, place: LessonPlace, work: Work): Promise<string> {
  const { personId, enrolment, task } = await ownTask(context, ports, place);
  assertComplete(work);
  await assertOwnFile(context, work, personId);
  const { courseId, editionId } = enrolment;
  return context.db.transaction(async (tx) => {
    await lockLessonOf(tx, place);
    const number = (await assertOpen(tx, place)) + 1;
    const skillIds = [...task.caps.keys()];
    const row = { ...place, ...work, personId, courseId, editionId, skillIds, number, handedInAt: context.now() };
    const handInId = await insertHandIn(tx, row);
    await deleteDraft(tx, place);
    await publish(tx, { name: 'assessment.handed-in', payload: { handInId, ...place, personId } });
    return handInId;
  });
}

/** @returns how many tries there were. @throws {AlreadyHandedIn} */
async function assertOpen(tx: Parameters<typeof lockLessonOf>[0], place: LessonPlace): Promise<number> {
  const [latest] = await readTries(tx, place);
  if (!latest) return 0;
  const decision = (await readMarks(tx, [latest.id])).get(latest.id)?.at(-1)?.decision ?? null;
  assertTakesTry({ decision });
  return latest.number;
}
