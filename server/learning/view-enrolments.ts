import { LRUCache } from 'lru-cache';
import { findEdition, findEditions, findLesson, renderSlots, type Edition, type LessonText } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { progressPercent, type Requirement } from './rules/progress.ts';
import { findReading, type Enrolment } from './store/enrolments.ts';
import { findOwnWithSteps, listWithSteps, type DoneSteps, type EnrolmentWithSteps } from './store/enrolments-with-steps.ts';
import { saveReadingPosition } from './store/steps.ts';

/** What an edition asks for. */
export const requirementOf = ({ outline }: Edition): Requirement => ({
  lessonIds: outline.modules.flatMap((module) => module.lessons.map((lesson) => lesson.id)),
  quizKinds: outline.quizzes.map((quiz) => quiz.kind),
});

export interface EnrolmentView {
  enrolment: Enrolment;
  edition: Edition;
  done: DoneSteps;
  progressPercent: number;
  /** Minutes of the lessons that are not done. */
  minutesLeft: number;
  /** Where reading goes on: where it stopped, else the first lesson that is not done. */
  nextLessonId: string | null;
}

function toView({ enrolment, done }: EnrolmentWithSteps, edition: Edition): EnrolmentView {
  const lessons = edition.outline.modules.flatMap((module) => module.lessons);
  const open = lessons.filter((lesson) => !done.lessonIds.has(lesson.id));
  const stopped = open.find((lesson) => lesson.id === done.readingLessonId);
  return {
    enrolment,
    edition,
    done,
    progressPercent: progressPercent(requirementOf(edition), done),
    minutesLeft: open.reduce((total, lesson) => total + lesson.minutes, 0),
    nextLessonId: (stopped ?? open[0])?.id ?? null,
  };
}

/** The acting person's enrolments with progress, newest first. */
export async function listMyEnrolments(context: Context): Promise<EnrolmentView[]> {
  const own = await listWithSteps(context.db, actingPerson(context));
  const editionIds = [...new Set(own.map(({ enrolment }) => enrolment.editionId))];
  const editions = new Map((await findEditions(context.db, editionIds)).map((edition) => [edition.id, edition]));
  return own.map((entry) => toView(entry, editions.get(entry.enrolment.editionId)!));
}

/** @throws {NotFound} when it is not one's own. */
export async function viewEnrolment(context: Context, enrolmentId: string): Promise<EnrolmentView> {
  const own = await findOwnWithSteps(context.db, enrolmentId, actingPerson(context));
  if (!own) throw new NotFound('enrolment');
  const edition = await findEdition(context.db, own.enrolment.editionId);
  return toView(own, edition!);
}

/**
 * A lesson of one's enrolment, with the company's values in its slots. One statement, whatever the lesson: texts of
 * editions never change and are kept. The same text is the same object.
 *
 * @throws {NotFound}
 */
export async function readLesson(context: Context, enrolmentId: string, lessonId: string): Promise<LessonText> {
  const reading = await findReading(context.db, enrolmentId, actingPerson(context));
  if (!reading) throw new NotFound('enrolment');
  const key = `${reading.editionId}/${lessonId}/${reading.slotValues}`;
  const kept = keptTexts.get(key);
  if (kept) return kept;
  const [edition, lesson] = await Promise.all([
    findEdition(context.db, reading.editionId),
    findLesson(context.db, reading.editionId, lessonId),
  ]);
  if (!lesson) throw new NotFound('lesson');
  const values = new Map(Object.entries(JSON.parse(reading.slotValues) as Record<string, string>));
  const text = { ...lesson, html: renderSlots(lesson.html, edition!.outline.slots, values) };
  keptTexts.set(key, text);
  return text;
}

/** Lessons as they read with the company's present values. */
const keptTexts = new LRUCache<string, LessonText>({ max: 1000 });

/** Remember where the reader is. @throws {NotFound} */
export async function keepPosition(context: Context, enrolmentId: string, lessonId: string): Promise<void> {
  const position = { enrolmentId, lessonId, personId: actingPerson(context), at: context.now() };
  if (!(await saveReadingPosition(context.db, position))) throw new NotFound('lesson');
}
