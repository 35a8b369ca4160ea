import type { EnrolmentView, LessonView } from '#server/learning/contract.ts';
import { allLessons } from '#lib/course-words.ts';

/*
 * What the reader shows. All that a page is given travels with its document and is read again in the browser, so a page
 * that is opened this often is given nothing else.
 */

export type Reader = ReturnType<typeof readerOf>;

/** The course around a lesson. */
export const readerOf = ({ enrolmentId, courseId, title, edition, minutesLeft, modules }: EnrolmentView) => ({
  enrolmentId,
  courseId,
  title,
  edition,
  minutesLeft,
  modules: modules.map((module) => ({
    title: module.title,
    lessons: module.lessons.map(({ id, title, kind, minutes, isDone, handInState }) => ({
      id,
      title,
      kind,
      minutes,
      isDone,
      handInState,
    })),
  })),
});

/** The lesson itself, without its text. */
export const lessonOf = ({ id, title, objective, minutes, checkedOn, sources, handIn }: LessonView) => ({
  id,
  title,
  objective,
  minutes,
  checkedOn,
  sources,
  handIn,
});

export interface Neighbour {
  id: string;
  title: string;
}

/** A lesson with those before and after it. */
export function placeOf(enrolment: EnrolmentView, lessonId: string) {
  const lessons = allLessons(enrolment);
  const index = lessons.findIndex(({ id }) => id === lessonId);
  const neighbour = (at: number): Neighbour | null => {
    const lesson = lessons[at];
    return lesson ? { id: lesson.id, title: lesson.title } : null;
  };
  return { isDone: lessons[index]?.isDone ?? false, previous: neighbour(index - 1), next: neighbour(index + 1) };
}
