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
  const rows = courses.map(({ courseId, lessons, words, minutes, items, figures, sources, expiring }) => {
    const least = Math.min(...lessons.map((lesson) => lesson.items));
    const { knowledge, scenario } = items;
    return [
      courseId,
      lessons.length,
      words,
      minutes,
      knowledge,
      scenario,
      least,
      figures,
      sources.length,
      expiring.length,
    ] as const;
  });
  const all = COURSE_HEADS.map((head, column) => {
    if (column === 0) return 'all';
    const numbers = rows.map((row) => Number(row[column]));
    if (head === 'sources') return new Set(courses.flatMap(({ sources }) => sources)).size;
    return head === 'least' ? Math.min(...numbers) : sum(numbers, (number) => number);
  });
  const lessons = courses.flatMap(({ courseId, lessons }) =>
    lessons.map(({ lessonId, words, items, figures, sources, expiresOn }) => [
      `${courseId}/${lessonId}`,
      words,
      items,
      figures,
      sources,
      expiresOn,
    ]),
  );
  const expiring = courses.flatMap(({ courseId, expiring }) =>
    expiring.map(({ lessonId, expiresOn }) => `${courseId}/${lessonId} holds facts that expire on ${expiresOn}`),
  );
  return [
    inColumns([COURSE_HEADS, ...rows, all]),
    inColumns([LESSON_HEADS, ...lessons]),
    expiring.length > 0 ? expiring.join('\n') : 'No facts expire within six months.',
  ].join('\n\n');
}

/** Rows of text, the first column to the left and the others to the right. */
function inColumns(rows: readonly (readonly (string | number)[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (text: string | number, column: number) =>
    column === 0 ? String(text).padEnd(widths[0]!) : String(text).padStart(widths[column]!);
  return rows.map((row) => row.map(cell).join('  ')).join('\n');
}
