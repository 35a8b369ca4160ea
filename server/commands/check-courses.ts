import { checkCourses, courseFigures, writeFigures } from '../catalog/index.ts';

/** Name every mistake under `courses/` at once, with file and line. */
const today = Temporal.Now.plainDateISO('UTC');
const { courses, sessionTypes, mistakes } = checkCourses('courses', today);
for (const { file, line, message } of mistakes) console.error(`courses/${file}:${line} ${message}`);
console.log(
  mistakes.length === 0
    ? `${courses.length} courses and ${sessionTypes.length} session types are in order.`
    : `${mistakes.length} to mend.`,
);
if (mistakes.length === 0) console.log(`\n${writeFigures(courses.map((course) => courseFigures(course, today)))}`);
process.exit(mistakes.length === 0 ? 0 : 1);
