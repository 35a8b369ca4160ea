import { inColumns } from './columns.ts';
import { countWords, expiringLessons } from './content-health.ts';
import type { ParsedCourse } from './course-format.ts';

interface LessonFigures {
  lessonId: string;
  words: number;
  /** Questions of the bank about it. */
  items: number;
  figures: number;
  /** Addresses, each once. */
  sources: number;
  expiresOn: string;
}

export interface CourseFigures {
  courseId: string;
  words: number;
  minutes: number;
  /** Questions in the bank, by quiz. */
  items: { knowledge: number; scenario: number };
  figures: number;
  /** Addresses, each once. */
  sources: string[];
  lessons: LessonFigures[];
  /** Lessons whose facts expire within six months, soonest first. */
  expiring: { lessonId: string; expiresOn: string }[];
}

/** How much a course holds, and what of it has to be checked again soon. */
export function courseFigures({ id, lessons, bank }: ParsedCourse, today: Temporal.PlainDate): CourseFigures {
  const counted = lessons.map(({ id: lessonId, body, sources, expiresOn }) => ({
    lessonId,
    words: countWords(body),
    items: bank.filter(({ lesson }) => lesson === lessonId).length,
    figures: body.match(/^::figure\{/gm)?.length ?? 0,
    sources: addresses(sources).length,
    expiresOn,
  }));
  return {
    courseId: id,
    words: sum(counted, ({ words }) => words),
    minutes: sum(lessons, ({ minutes }) => minutes),
    items: {
      knowledge: bank.filter(({ quiz }) => quiz === 'knowledge').length,
      scenario: bank.filter(({ quiz }) => quiz === 'scenario').length,
    },
    figures: sum(counted, ({ figures }) => figures),
    sources: addresses(lessons.flatMap(({ sources }) => sources)),
    lessons: counted,
    expiring: expiringLessons(counted, today).map(({ lessonId, expiresOn }) => ({ lessonId, expiresOn })),
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);
const addresses = (sources: readonly { url: string }[]) => [...new Set(sources.map(({ url }) => url))];

const COURSE_HEADS = ['course', 'lessons', 'words', 'minutes', 'knowledge', 'scenario', 'least', 'figures', 'sources', 'expire'];
const LESSON_HEADS = ['lesson', 'words', 'items', 'figures', 'sources', 'expires'];

/** The figures of each course and of all, then those of each lesson, then the facts that expire within six months. */
export function writeFigures(courses: readonly CourseFigures[]): string {
  const expiring = courses.flatMap(({ courseId, expiring }) =>
    expiring.map(({ lessonId, expiresOn }) => `${courseId}/${lessonId} holds facts that expire on ${expiresOn}`),
  );
  return [
    inColumns([COURSE_HEADS, ...courses.map(courseRow), totalRow(courses)]),
    inColumns([LESSON_HEADS, ...courses.flatMap(lessonRows)]),
    expiring.length > 0 ? expiring : ['No facts expire within six months.'],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const leastOf = ({ lessons }: CourseFigures) => Math.min(...lessons.map(({ items }) => items));

function courseRow(course: CourseFigures) {
  const { courseId, lessons, words, minutes, items, figures, sources, expiring } = course;
  const { knowledge, scenario } = items;
  const least = leastOf(course);
  return [courseId, lessons.length, words, minutes, knowledge, scenario, least, figures, sources.length, expiring.length];
}

/** The sum of each column, but the least of the least, and each address once. */
function totalRow(courses: readonly CourseFigures[]) {
  const least = Math.min(...courses.map(leastOf));
  const sources = new Set(courses.flatMap((course) => course.sources)).size;
  return COURSE_HEADS.map((head, column) => {
    if (column === 0) return 'all';
    if (head === 'least') return least;
    return head === 'sources' ? sources : sum(courses, (course) => Number(courseRow(course)[column]));
  });
}

const lessonRows = ({ courseId, lessons }: CourseFigures) =>
  lessons.map(({ lessonId, words, items, figures, sources, expiresOn }) => [
    `${courseId}/${lessonId}`,
    words,
    items,
    figures,
    sources,
    expiresOn,
  ]);
