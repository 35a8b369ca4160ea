import { currentFramework, findEdition, findLesson, MARK_CAP, type Edition, type Framework } from '#server/catalog/index.ts';
import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import type * as contract from './contract.ts';
import { findFiles } from './store/files.ts';
import { readClaims, type HandIn } from './store/hand-ins.ts';
import { readMarks, type Mark } from './store/marks.ts';
import type { Standing } from './rules/status.ts';

/** What many views look up, fetched once for everything they show. */
export async function surroundingsOf(context: Context, handIns: readonly HandIn[], others: { fileIds?: string[] } = {}) {
  const { db } = context;
  const ids = handIns.map(({ id }) => id);
  const fileIds = [...handIns.flatMap(({ fileId }) => fileId ?? []), ...(others.fileIds ?? [])];
  const [framework, marks, claims, files] = await Promise.all([
    currentFramework(context),
    readMarks(db, ids),
    readClaims(db, ids),
    findFiles(db, fileIds),
  ]);
  const personIds = [
    ...handIns.map(({ personId }) => personId),
    ...[...marks.values()].flat().map(({ markerId }) => markerId),
    ...[...claims.values()].map(({ markerId }) => markerId),
  ];
  const names = new Map((await findPersons(db, [...new Set(personIds)])).map(({ id, name }) => [id, name]));
  return {
    framework,
    files,
    marksOf: (handInId: string) => marks.get(handInId) ?? [],
    claimOf: (handInId: string) => claims.get(handInId) ?? null,
    nameOf: (personId: string) => ({ personId, name: names.get(personId) ?? '' }),
  };
}
export type Surroundings = Awaited<ReturnType<typeof surroundingsOf>>;

export const standingOf = (handInId: string, { marksOf, claimOf }: Surroundings): Standing => ({
  isClaimed: claimOf(handInId) !== null,
  decision: marksOf(handInId).at(-1)?.decision ?? null,
});

export const skillName = (framework: Framework, skillId: string) =>
  framework.skills.find(({ id }) => id === skillId)?.name ?? skillId;

export function placeOf(edition: Edition, lessonId: string) {
  const lesson = edition.outline.modules.flatMap(({ lessons }) => lessons).find(({ id }) => id === lessonId);
  return { courseId: edition.courseId, courseTitle: edition.title, lessonId, lessonTitle: lesson?.title ?? lessonId };
}

export const toMark = (mark: Mark, { framework, nameOf }: Surroundings): contract.Mark => ({
  markId: mark.id,
  decision: mark.decision,
  comment: mark.comment,
  levels: mark.levels.map((given) => ({ ...given, name: skillName(framework, given.skillId) })),
  marker: nameOf(mark.markerId),
  markedAt: mark.markedAt.toString(),
  reason: mark.reason,
});

export const toWork = (
  { text, link, fileId }: Pick<HandIn, 'text' | 'link' | 'fileId'>,
  { files }: Pick<Surroundings, 'files'>,
) => ({
  text,
  link,
  file: (fileId && files.get(fileId)) || null,
});

export const toHandIn = (handIn: HandIn, around: Surroundings): contract.HandIn => ({
  handInId: handIn.id,
  number: handIn.number,
  ...toWork(handIn, around),
  handedInAt: handIn.handedInAt.toString(),
  marks: around.marksOf(handIn.id).map((mark) => toMark(mark, around)),
});

/** What a lesson of an edition asks to hand in, with the most it shows of each skill; null where nothing is handed in. */
export async function taskOf({ db }: Pick<Context, 'db'>, editionId: string, lessonId: string) {
  const [edition, lesson] = await Promise.all([findEdition(db, editionId), findLesson(db, editionId, lessonId)]);
  if (!edition || !lesson?.handIn) return null;
  const caps = new Map(Object.entries(lesson.skills).map(([skillId, level]) => [skillId, Math.min(level, MARK_CAP)]));
  return { edition, handIn: lesson.handIn, caps };
}
