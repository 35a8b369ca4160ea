import type { CourseCard } from '#server/catalog/contract.ts';

/** How the parts of a course are called on pages. */
export const LESSON_KINDS: Record<string, string> = { read: 'read', scenario: 'scenario', lab: 'lab', workshop: 'workshop' };

export const QUIZ_KINDS: Record<string, string> = { knowledge: 'Knowledge quiz', scenario: 'Scenario quiz' };

/** Maturity of the department a course is made for, as in "stage S1, managed use". */
export const stageWords = ({ stage, stageName }: Pick<CourseCard, 'stage' | 'stageName'>): string =>
  `stage ${stage}, ${stageName.toLowerCase()}`;

interface Lessons<Lesson> {
  modules: readonly { lessons: readonly Lesson[] }[];
}

export const allLessons = <Lesson>({ modules }: Lessons<Lesson>): Lesson[] => modules.flatMap(({ lessons }) => lessons);

/** How far an enrolment has come, in lessons. */
export function progressOf(enrolment: Lessons<{ isDone: boolean }>): { done: number; of: number } {
  const lessons = allLessons(enrolment);
  return { done: lessons.filter(({ isDone }) => isDone).length, of: lessons.length };
}
