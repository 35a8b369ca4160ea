import { checkCourses, courseFigures, writeCoverage, writeFigures } from '../catalog/index.ts';

/** Name every mistake under `courses/` at once, with file and line. */
const today = Temporal.Now.plainDateISO('UTC');
const { courses, sessionTypes, mistakes, requirements, reviewNews } = checkCourses('courses', today);
for (const { file, line, message } of mistakes) console.error(`courses/${file}:${line} ${message}`);
console.log(
  mistakes.length === 0
    ? `${courses.length} courses and ${sessionTypes.length} session types are in order.`
    : `${mistakes.length} to mend.`,
);
if (mistakes.length === 0) {
  console.log(`\n${writeFigures(courses.map((course) => courseFigures(course, today)))}`);
  console.log(`\n${writeCoverage(requirements)}`);
  console.log(['', ...(reviewNews.length > 0 ? reviewNews : ['Every course was read through as it stands.'])].join('\n'));
}
process.exit(mistakes.length === 0 ? 0 : 1);
