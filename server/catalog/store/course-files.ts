import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The only reader of `courses/`. */
const TEXTS = /\.(yaml|md|svg)$/;
/** What lessons give out to work on: a small file tree of any kind of text. */
const MATERIAL = /^material[\\/]/;
const NOT_COURSES = new Set(['framework', 'coaching', 'drafts']);

/** Texts of the framework's folder by file name. */
export const readFramework = (coursesDir: string): Map<string, string> => readTexts(join(coursesDir, 'framework'));

/** Texts of the session types by file name; none where there is no such folder. */
export function readSessionTypes(coursesDir: string): Map<string, string> {
  const folder = join(coursesDir, 'coaching');
  return existsSync(folder) ? readTexts(folder) : new Map();
}

/** Terms of several courses; none where there is no such file. */
export function readSharedGlossary(coursesDir: string): string {
  const file = join(coursesDir, 'glossary.yaml');
  return existsSync(file) ? readFileSync(file, 'utf8') : '[]';
}

/** Every course folder's texts, by the folder's name, in order of names. */
export function readCourseFolders(coursesDir: string): Map<string, Map<string, string>> {
  const folders = readdirSync(coursesDir)
    .filter((name) => !NOT_COURSES.has(name) && statSync(join(coursesDir, name)).isDirectory())
    .toSorted();
  return new Map(folders.map((name) => [name, readTexts(join(coursesDir, name))]));
}

function readTexts(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (TEXTS.test(name) || MATERIAL.test(name)) && statSync(join(folder, name)).isFile(),
  );
  return new Map(files.toSorted().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
}
