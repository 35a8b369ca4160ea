import { writeFileSync } from 'node:fs';
import { checkCourses, writeSourceList } from '../catalog/index.ts';

/** Write `courses/SOURCES.md` from the front matter of all lessons. */
const { courses, mistakes } = checkCourses('courses', Temporal.Now.plainDateISO('UTC'));
if (mistakes.length === 0) {
  writeFileSync('courses/SOURCES.md', writeSourceList(courses));
  console.log('courses/SOURCES.md is up to date.');
} else {
  console.error(`${mistakes.length} to mend first: run "npm run courses:check".`);
  process.exitCode = 1;
}
