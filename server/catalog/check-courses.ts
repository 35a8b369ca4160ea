import { parseCourse, type ParsedCourse } from './rules/course-format.ts';
import { parseFramework } from './rules/framework-format.ts';
import { parseSessionTypes, type SessionType } from './rules/session-type-format.ts';
import type { Mistake } from './rules/yaml-file.ts';
import { readCourseFolders, readFramework, readSessionTypes } from './store/course-files.ts';

/** What is on disk cannot be published. Not a refusal: nobody asked for anything over the API. */
export class CoursesBroken extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ file, line, message }) => `courses/${file}:${line} ${message}`).join('\n'));
    this.name = 'CoursesBroken';
    this.mistakes = mistakes;
  }
}

/**
 * Read everything under `courses/` and name every mistake at once.
 *
 * @param today Day on which no fact may have expired.
 */
export function checkCourses(
  coursesDir: string,
  today: Temporal.PlainDate,
): { courses: ParsedCourse[]; sessionTypes: SessionType[]; mistakes: Mistake[] } {
  const { framework, mistakes } = parseFramework(readFramework(coursesDir));
  const skillIds = new Set(framework?.skills.map((skill) => skill.id) ?? []);
  const folders = readCourseFolders(coursesDir);
  const parsed = [...folders].map(([name, files]) =>
    parseCourse(name, files, { skillIds, courseIds: new Set(folders.keys()), today }),
  );
  const coaching = parseSessionTypes(readSessionTypes(coursesDir), { framework, courseIds: new Set(folders.keys()) });
  return {
    courses: parsed.flatMap(({ course }) => (course ? [course] : [])),
    sessionTypes: coaching.sessionTypes,
    mistakes: [...mistakes, ...parsed.flatMap((course) => course.mistakes), ...coaching.mistakes],
  };
}

/** The session types alone, and what is wrong with them or with the framework they name. */
export function checkSessionTypes(coursesDir: string): { sessionTypes: SessionType[]; mistakes: Mistake[] } {
  const { framework, mistakes } = parseFramework(readFramework(coursesDir));
  const courseIds = new Set(readCourseFolders(coursesDir).keys());
  const coaching = parseSessionTypes(readSessionTypes(coursesDir), { framework, courseIds });
  return { sessionTypes: coaching.sessionTypes, mistakes: [...mistakes, ...coaching.mistakes] };
}
