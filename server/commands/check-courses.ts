import { checkCourses } from '../catalog/index.ts';

/** Name every mistake under `courses/` at once, with file and line. */
const { courses, mistakes } = checkCourses('courses', Temporal.Now.plainDateISO('UTC'));
for (const { file, line, message } of mistakes) console.error(`courses/${file}:${line} ${message}`);
console.log(mistakes.length === 0 ? `${courses.length} courses are in order.` : `${mistakes.length} to mend.`);
process.exit(mistakes.length === 0 ? 0 : 1);
