import type { ParsedCourse } from './course-format.ts';
import type { Mistake } from './yaml-file.ts';

type Course = Pick<ParsedCourse, 'id' | 'title'> & { lessons: Pick<ParsedCourse['lessons'][number], 'sources'>[] };

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const cell = (text: string) => text.replace(/[|[\]<>]/g, '\\$&').replace(/\s+/g, ' ');
const distinct = (texts: readonly string[]) => [...new Set(texts)].toSorted(inOrder);

/**
 * The text of `courses/SOURCES.md`: every address once. Lessons that name parts of one document share its line, with the
 * shortest of their titles, each of their dates and the licence `checkSources` found them to agree on.
 */
export function writeSourceList(courses: readonly Course[]): string {
  const uses = courses.flatMap(({ id, lessons }) =>
    lessons.flatMap(({ sources }) => sources.map((source) => ({ ...source, courseId: id }))),
  );
  const lines = [...Map.groupBy(uses, ({ url }) => url)]
    .map(([url, all]) => ({
      url,
      title: distinct(all.map(({ title }) => title)).toSorted((a, b) => a.length - b.length)[0]!,
      publisher: distinct(all.map(({ publisher }) => publisher)).join(', '),
      dates: distinct(all.map(({ date }) => date)).join(', '),
      licence: all[0]!.licence,
      courses: distinct(all.map(({ courseId }) => courseId)).join(', '),
    }))
    .toSorted((a, b) => inOrder(a.publisher, b.publisher) || inOrder(a.title, b.title) || inOrder(a.url, b.url));
  return `# Sources

What the lessons rest on, from their front matter. Written by \`npm run courses:sources\`; do not edit.

${lines.length} addresses in ${courses.length} courses. Lessons name parts of some documents; those share a line.

| source | publisher | address | date | licence | courses |
| --- | --- | --- | --- | --- | --- |
${lines.map(({ title, publisher, url, dates, licence, courses: ids }) => `| ${cell(title)} | ${cell(publisher)} | <${url.replaceAll('|', '%7C')}> | ${dates} | ${cell(licence)} | ${ids} |\n`).join('')}`;
}

/** A source as a lesson names it, and where. */
export interface NamedSource {
  url: string;
  licence: string;
  file: string;
  line: number;
}

/** A document is under one licence, whichever lessons name it: what contradicts an earlier lesson. */
export function checkSources(sources: readonly NamedSource[]): Mistake[] {
  const first = new Map<string, NamedSource>();
  for (const source of sources) if (!first.has(source.url)) first.set(source.url, source);
  return sources.flatMap(({ url, licence, file, line }) => {
    const earlier = first.get(url)!;
    if (earlier.licence === licence) return [];
    const message = `names the licence ${licence} for ${url}, which is ${earlier.licence} in courses/${earlier.file}:${earlier.line}`;
    return [{ file, line, message }];
  });
}
