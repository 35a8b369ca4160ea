import type { ParsedCourse } from './course-format.ts';

export interface CourseFigures {
  courseId: string;
  lessons: number;
  words: number;
  minutes: number;
  /** Questions in the bank, by quiz. */
  items: { knowledge: number; scenario: number };
  /** Questions of the lesson that has the fewest. */
  leastItems: number;
  figures: number;
  /** Addresses, each once. */
  sources: number;
  /** Lessons whose facts expire within six months. */
  expiring: { lessonId: string; expiresOn: string }[];
}

/** How much a course holds, and what of it has to be checked again soon. */
export function courseFigures({ id, lessons, bank, figures }: ParsedCourse, today: Temporal.PlainDate): CourseFigures {
  const horizon = today.add({ months: 6 }).toString();
  return {
    courseId: id,
    lessons: lessons.length,
    words: lessons.reduce((sum, { body }) => sum + (body.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0), 0),
    minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
    items: {
      knowledge: bank.filter(({ quiz }) => quiz === 'knowledge').length,
      scenario: bank.filter(({ quiz }) => quiz === 'scenario').length,
    },
    leastItems: Math.min(...lessons.map((lesson) => bank.filter((question) => question.lesson === lesson.id).length)),
    figures: figures.size,
    sources: new Set(lessons.flatMap(({ sources }) => sources.map(({ url }) => url))).size,
    expiring: lessons
      .filter(({ expiresOn }) => expiresOn <= horizon)
      .map(({ id: lessonId, expiresOn }) => ({ lessonId, expiresOn }))
      .toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1)),
  };
}

const HEADS = ['course', 'lessons', 'words', 'minutes', 'knowledge', 'scenario', 'least', 'figures', 'sources', 'expire'];

/** The figures as lines of columns, then the facts that expire within six months. */
export function writeFigures(courses: readonly CourseFigures[]): string {
  const rows = courses.map(({ courseId, lessons, words, minutes, items, leastItems, figures, sources, expiring }) =>
    [courseId, lessons, words, minutes, items.knowledge, items.scenario, leastItems, figures, sources, expiring.length].map(
      String,
    ),
  );
  const widths = HEADS.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const lineOf = (row: readonly string[]) =>
    row.map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!))).join('  ');
  const expiring = courses.flatMap(({ courseId, expiring }) =>
    expiring.map(({ lessonId, expiresOn }) => `${courseId}/${lessonId} holds facts that expire on ${expiresOn}`),
  );
  return [HEADS, ...rows].map(lineOf).concat(expiring).join('\n');
}
