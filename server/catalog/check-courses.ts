import { parseCourse, type ParsedCourse } from './rules/course-format.ts';
import { GlossaryFile } from './rules/course-schema.ts';
import { checkCoverage, evidenceOf, requirementsOf, type Requirement } from './rules/coverage.ts';
import { parseFramework } from './rules/framework-format.ts';
import { checkGlossaries, GLOSSARY } from './rules/glossary.ts';
import { reviewNews } from './rules/review.ts';
import { parseSessionTypes } from './rules/session-type-format.ts';
import type { SessionType } from './rules/session-type-schema.ts';
import { checkSources } from './rules/source-list.ts';
import { readYaml, type Mistake } from './rules/yaml-file.ts';
import { readCourseFolders, readFramework, readSessionTypes, readSharedGlossary } from './store/course-files.ts';

/** What is on disk cannot be published. Not a refusal: nobody asked for anything over the API. */
export class CoursesBroken extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ file, line, message }) => `courses/${file}:${line} ${message}`).join('\n'));
    this.name = 'CoursesBroken';
    this.mistakes = mistakes;
  }
}

export interface CheckedCourses {
  courses: ParsedCourse[];
  sessionTypes: SessionType[];
  mistakes: Mistake[];
  /** What role profiles require, with what can show it. */
  requirements: Requirement[];
  /** Courses that changed materially since somebody read them through. */
  reviewNews: string[];
}

/**
 * Read everything under `courses/` and name every mistake at once.
 *
 * @param today Day on which no fact may have expired.
 * @param only Courses to read; what concerns all of them together is then left out.
 */
export function checkCourses(coursesDir: string, today: Temporal.PlainDate, only?: readonly string[]): CheckedCourses {
  const { framework, mistakes } = parseFramework(readFramework(coursesDir));
  const skillIds = new Set(framework?.skills.map((skill) => skill.id) ?? []);
  const folders = readCourseFolders(coursesDir);
  const shared = readYaml(GLOSSARY, readSharedGlossary(coursesDir), GlossaryFile);
  const sharedTerms = shared.content ?? [];
  const read = [...folders].filter(([name]) => only?.includes(name) ?? true);
  const parsed = read.map(([name, files]) =>
    parseCourse(name, files, { skillIds, courseIds: new Set(folders.keys()), sharedTerms, today }),
  );
  const courses = parsed.flatMap(({ course }) => (course ? [course] : []));
  const coaching = only
    ? { sessionTypes: [], mistakes: [] }
    : parseSessionTypes(readSessionTypes(coursesDir), { framework, courseIds: new Set(folders.keys()) });
  const requirements = framework ? requirementsOf(framework, evidenceOf(courses, coaching.sessionTypes)) : [];
  const isWhole = courses.length === folders.size && coaching.sessionTypes.length > 0;
  return {
    courses,
    sessionTypes: coaching.sessionTypes,
    requirements,
    reviewNews: courses.flatMap((course) => reviewNews(course, folders.get(course.id)?.get('REVIEW.md')) ?? []),
    mistakes: [
      ...mistakes,
      ...shared.mistakes,
      ...parsed.flatMap((course) => course.mistakes),
      ...checkSources(parsed.flatMap(({ sources }) => sources)),
      // What a course uses is known once all of them can be read.
      ...(courses.length === folders.size ? checkGlossaries(glossaryTexts(coursesDir, folders), courses) : []),
      ...coaching.mistakes,
      // A folder with single courses, without what coaching shows, owes nothing to the role profiles.
      ...(isWhole
        ? checkCoverage(
            requirements,
            courses.flatMap(({ lessons }) => lessons),
          )
        : []
      ).map((one) => ({ ...one, line: 1 })),
    ],
  };
}

const glossaryTexts = (coursesDir: string, folders: ReadonlyMap<string, ReadonlyMap<string, string>>) =>
  new Map([
    [GLOSSARY, readSharedGlossary(coursesDir)],
    ...[...folders].map(([name, files]) => [`${name}/${GLOSSARY}`, files.get(GLOSSARY) ?? '[]'] as const),
  ]);

/** The session types alone, and what is wrong with them or with the framework they name. */
export function checkSessionTypes(coursesDir: string): { sessionTypes: SessionType[]; mistakes: Mistake[] } {
  const { framework, mistakes } = parseFramework(readFramework(coursesDir));
  const courseIds = new Set(readCourseFolders(coursesDir).keys());
  const coaching = parseSessionTypes(readSessionTypes(coursesDir), { framework, courseIds });
  return { sessionTypes: coaching.sessionTypes, mistakes: [...mistakes, ...coaching.mistakes] };
}
