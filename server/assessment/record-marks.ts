import { findEdition } from '#server/catalog/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { evidenceOfSource, recordEvidence } from '#server/skills/index.ts';
import { findHandIn } from './store/hand-ins.ts';
import { readMarks, type Mark } from './store/marks.ts';
import { placeOf } from './views.ts';

const sourceKeyOf = (mark: Mark, skillId: string) => `hand-in/${mark.id}/${skillId}`;

/**
 * Let the marks of a hand-in count. All of them, oldest first, whichever announced itself: a correction supersedes what the
 * mark before it showed, in whatever order the reactions run. Safe to repeat.
 */
export async function recordMarks(context: Context, handInId: string): Promise<void> {
  const handIn = await findHandIn(context.db, handInId);
  const marks = (await readMarks(context.db, [handInId])).get(handInId) ?? [];
  if (!handIn) return;
  const edition = await findEdition(context.db, handIn.editionId);
  const { lessonTitle: title, courseId } = placeOf(edition!, handIn.lessonId);
  const shownOn = handIn.handedInAt.toZonedDateTimeISO('UTC').toPlainDate();
  for (const mark of marks) {
    const before = marks.find(({ id }) => id === mark.supersedes);
    const records = await Promise.all(
      mark.levels.map(async ({ skillId, level }) => {
        const earlier = before && (await evidenceOfSource(context.db, sourceKeyOf(before, skillId)));
        return {
          personId: handIn.personId,
          skillId,
          level,
          kind: 'lab',
          shownOn,
          source: { title, courseId, enrolmentId: handIn.enrolmentId, ...(mark.reason && { note: mark.reason }) },
          sourceKey: sourceKeyOf(mark, skillId),
          ...(earlier && { supersedes: earlier }),
        };
      }),
    );
    await recordEvidence({ ...context, actor: { ...SYSTEM, personId: mark.markerId } }, records);
  }
}

/** What the mail about a mark says. */
export async function describeMark(context: Context, handInId: string, markId: string) {
  const handIn = await findHandIn(context.db, handInId);
  const mark = (await readMarks(context.db, [handInId])).get(handInId)?.find(({ id }) => id === markId);
  if (!handIn || !mark) return null;
  const edition = await findEdition(context.db, handIn.editionId);
  const { lessonTitle } = placeOf(edition!, handIn.lessonId);
  const path = `/learn/${handIn.enrolmentId}/${handIn.lessonId}#hand-in`;
  return {
    personId: handIn.personId,
    lessonTitle,
    path,
    isReturned: mark.decision === 'returned',
    isCorrection: mark.supersedes !== null,
  };
}
