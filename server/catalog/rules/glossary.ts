import { GlossaryFile } from './course-schema.ts';
import { parseMarkdown } from './lesson-body.ts';
import { linkTerms, wordsFor, type Term } from './lesson-terms.ts';
import { readYaml, type Mistake } from './yaml-file.ts';

export const GLOSSARY = 'glossary.yaml';
/** A term that so many lessons of other courses use is explained to all of them, by one definition. */
const LESSONS_FOR_ALL = 3;

/** Terms of a list that some text uses. */
export function usedTerms(bodies: readonly string[], terms: readonly Term[]): Term[] {
  const used = new Set(bodies.flatMap((body) => [...linkTerms(parseMarkdown(body), terms)]));
  return terms.filter(({ id }) => used.has(id));
}

/**
 * What is wrong with the glossaries as a whole: a word explained twice, a term nobody uses, and a term of one course that
 * lessons of others use without its explanation.
 *
 * @param texts The glossary of all courses under `glossary.yaml`, those of single courses under `<course>/glossary.yaml`.
 */
export function checkGlossaries(
  texts: ReadonlyMap<string, string>,
  courses: readonly { id: string; lessons: readonly { body: string }[] }[],
): Mistake[] {
  const entries = [...texts].flatMap(([file, text]) => {
    const { content, lineOf } = readYaml(file, text, GlossaryFile);
    return (content ?? []).map((term, index) => ({ term, file, line: lineOf([index]) }));
  });
  const uses = usesOf(
    entries.map(({ term }) => term),
    courses,
  );
  return entries.flatMap(({ term, file, line }, index) => {
    const same = entries.filter((other) => isSame(other.term, term));
    const earlier = entries.slice(0, index).find((other) => same.includes(other));
    const lessons = uses.get(term.id) ?? [];
    const elsewhere = lessons.filter((courseId) => file !== `${courseId}/${GLOSSARY}`).length;
    const messages = [
      earlier && `explains ${term.term}, which courses/${earlier.file}:${earlier.line} explains already`,
      same.length === 1 && lessons.length === 0 && `explains ${term.term}, which no lesson uses`,
      file !== GLOSSARY &&
        elsewhere >= LESSONS_FOR_ALL &&
        `explains ${term.term}, which ${elsewhere} lessons of other courses use: it belongs in courses/${GLOSSARY}`,
    ];
    return messages.filter((message) => typeof message === 'string').map((message) => ({ file, line, message }));
  });
}

function isSame(a: Term, b: Term): boolean {
  const words = new Set(wordsFor(a).map((word) => word.toLowerCase()));
  return a.id === b.id || wordsFor(b).some((word) => words.has(word.toLowerCase()));
}

/** The course of each lesson that uses a term, by the term's id. */
function usesOf(terms: readonly Term[], courses: Parameters<typeof checkGlossaries>[1]): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const { id: courseId, lessons } of courses) {
    for (const { body } of lessons) {
      for (const id of linkTerms(parseMarkdown(body), terms)) uses.set(id, [...(uses.get(id) ?? []), courseId]);
    }
  }
  return uses;
}
