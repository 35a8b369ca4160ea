export type { QuizState } from './contract.ts';
export { enrol } from './enrol.ts';
export { completeLesson, completeLessons, recordQuizPass, type QuizPass } from './record-step.ts';
export { findEnrolment, findOwnEnrolment } from './store/enrolments.ts';
export { listMyEnrolments, readLesson, viewEnrolment, type EnrolmentView } from './view-enrolments.ts';
