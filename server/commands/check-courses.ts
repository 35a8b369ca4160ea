import { checkCourses } from '../catalog/index.ts';

/** Name every mistake under `courses/` at once, with file and line. */
const { courses, sessionTypes, mistakes } = checkCourses('courses', Temporal.Now.plainDateISO('UTC'));
for (const { file, line, message } of mistakes) console.error(`courses/${file}:${line} ${message}`);
console.log(
  mistakes.length === 0
    ? `${courses.length} courses and ${sessionTypes.length} session types are in order.`
    : `${mistakes.length} to mend.`,
);
process.exit(mistakes.length === 0 ? 0 : 1);
