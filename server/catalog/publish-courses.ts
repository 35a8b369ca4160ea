import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { checkCourses, CoursesBroken } from './check-courses.ts';
import { createCodeHighlighter } from './highlight.ts';
import type { ParsedCourse } from './rules/course-format.ts';
import { countWords } from './rules/content-health.ts';
import { contentHash, describeChanges, type EditionParts } from './rules/edition.ts';
import { renderLesson } from './rules/lesson-html.ts';
import { insertEdition, latestEdition, type NewEdition } from './store/editions.ts';

export interface Publication {
  courseId: string;
  /** Null when nothing changed. */
  number: number | null;
  changes: string[];
}

/**
 * Publish every course on disk, or those named, as an immutable edition. Safe to repeat, and to run from several processes at once.
 *
 * @param checkedOn Day on which no fact may have expired; today unless a start must not depend on the date.
 * @throws {CoursesBroken} naming every mistake; then nothing is published.
 */
export async function publishCourses(
  context: Context,
  coursesDir: string,
  { checkedOn = utcDay(context), only }: { checkedOn?: Temporal.PlainDate; only?: readonly string[] } = {},
): Promise<Publication[]> {
  const { courses, mistakes } = checkCourses(coursesDir, checkedOn, only);
  if (mistakes.length > 0) throw new CoursesBroken(mistakes);

  const highlight = await createCodeHighlighter();
  const published: Publication[] = [];
  for (const course of courses) {
    const latest = await latestEdition(context.db, course.id);
    const before = latest?.outline.parts as EditionParts | undefined;
    const parts = partsOf(course);
    if (latest?.contentHash === contentHash(parts)) {
      published.push({ courseId: course.id, number: null, changes: [] });
      continue;
    }
    const edition = toEdition(course, parts, highlight, context.now());
    const number = await context.db.transaction((tx) => insertEdition(tx, edition));
    published.push({ courseId: course.id, number, changes: number === null ? [] : describeChanges(before ?? null, parts) });
  }
  return published;
}

/** An edition's content in hashes small enough to keep, so that the next one can say what changed. */
function partsOf({ lessons, bank, figures, glossary, ...head }: ParsedCourse): EditionParts {
  const hashed = (id: string, content: unknown) => ({ id, hash: contentHash(content) });
  return {
    head: contentHash({ head, glossary, figures }),
    lessons: lessons.map(({ file: _file, ...lesson }) => hashed(lesson.id, lesson)),
    bank: bank.map((question) => hashed(question.id, question)),
  };
}

function toEdition(
  course: ParsedCourse,
  parts: EditionParts,
  highlight: (code: string, language: string) => string,
  publishedAt: Temporal.Instant,
): NewEdition {
  const lessonById = new Map(course.lessons.map((lesson) => [lesson.id, lesson]));
  const ordered = course.modules.flatMap((module) => module.lessons.map((id) => lessonById.get(id)!));
  const { id: courseId, title, summary, objective, audience, stage, lang, prerequisites } = course;
  const outlineOf = (id: string) => {
    const { title, objective, minutes, kind, skills } = lessonById.get(id)!;
    return { id, title, objective, minutes, kind, skills };
  };
  return {
    courseId,
    contentHash: contentHash(parts),
    title,
    summary,
    objective,
    audience,
    stage,
    lang,
    prerequisites,
    minutes: ordered.reduce((total, lesson) => total + lesson.minutes, 0),
    skillIds: [...new Set(ordered.flatMap((lesson) => Object.keys(lesson.skills)))].toSorted(),
    outline: {
      modules: course.modules.map((module) => ({
        title: module.title,
        lessons: module.lessons.map((id) => ({ ...outlineOf(id), words: countWords(lessonById.get(id)!.body) })),
      })),
      quizzes: course.quizzes,
      slots: course.slots,
      glossary: course.glossary,
      programme: course.programme,
      owner: course.owner,
      parts,
    },
    publishedAt,
    words: ordered.map((lesson) => `${lesson.title} ${lesson.objective} ${lesson.body}`).join('\n'),
    lessons: ordered.map((lesson) => ({
      ...outlineOf(lesson.id),
      handIn: lessonById.get(lesson.id)!.handIn ?? null,
      html: renderLesson(lesson.body, { glossary: course.glossary, figures: course.figures, highlight }),
      sources: lesson.sources,
      checkedOn: lesson.checkedOn,
      expiresOn: lesson.expiresOn,
    })),
    bank: course.bank,
  };
}
