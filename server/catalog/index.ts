export { currentFramework, listCourses, viewCourse, FrameworkNotPublished } from './browse-courses.ts';
export { checkCourses, CoursesBroken } from './check-courses.ts';
export { fillSlot, listSlots, missingSlots } from './fill-slot.ts';
export { listSessionTypes, viewSessionType } from './list-session-types.ts';
export { isPublished, publishContent, type Content } from './publish-content.ts';
export { publishCourses, type Publication } from './publish-courses.ts';
export { publishFramework } from './publish-framework.ts';
export { publishSessionTypes } from './publish-session-types.ts';
export { writeCoverage } from './rules/coverage.ts';
export { courseFigures, writeFigures } from './rules/course-figures.ts';
export { writeSourceList } from './rules/source-list.ts';
export { renderSlots } from './rules/slots.ts';
export type { SessionType } from './rules/session-type-format.ts';
export { MARK_CAP, type HandIn } from './rules/hand-in-format.ts';
export { lapsesOn } from './rules/validity.ts';
export type { QuestionFile as Question } from './rules/course-schema.ts';
export {
  findEdition,
  findEditions,
  findLesson,
  findReference,
  latestEdition,
  readBank,
  type Edition,
  type LessonOutline,
  type LessonText,
} from './store/editions.ts';
export type { Framework } from './store/framework.ts';
export { readSlotValues, slotValuesAsJson } from './store/slot-values.ts';
