import type { ParsedCourse } from './course-format.ts';
import { contentHash } from './edition.ts';

/**
 * Name what a reviewer judges: the words of lessons, of questions and of definitions. Dates of checking, owners and minutes
 * may change without a new reading, and so may line breaks.
 */
export function readingHash({ lessons, bank, glossary }: Pick<ParsedCourse, 'lessons' | 'bank' | 'glossary'>): string {
  const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const byId = <T extends { id: string }>(all: readonly T[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return contentHash({
    lessons: byId(lessons).map(({ id, title, objective, body }) => [id, title, objective, words(body)]),
    bank: byId(bank).map(({ id, prompt, options, explanation, case: situation }) => [
      id,
      situation,
      prompt,
      options,
      explanation,
    ]),
    glossary: byId(glossary).map(({ id, term, definition }) => [id, term, definition]),
  }).slice(0, 12);
}

/** The line of a `REVIEW.md` that says what was read: `Read: 2026-11-28, edition 0123456789ab.` */
const READ = /^Read: (\d{4}-\d{2}-\d{2}), edition ([0-9a-f]{12})\./m;

/** What an author should know of the last reading of a course; null while what was read is what would be published. */
export function reviewNews(course: ParsedCourse, review: string | undefined): string | null {
  const [, readOn, hash] = READ.exec(review ?? '') ?? [];
  const now = readingHash(course);
  if (!readOn) return `${course.id} has no REVIEW.md that names the edition read (${now})`;
  return hash === now ? null : `${course.id} changed materially since it was read on ${readOn} (edition ${hash}, now ${now})`;
}
