export { saveAnswer } from './save-answer.ts';
export { startAttempt } from './start-attempt.ts';
export { submitAttempt } from './submit-attempt.ts';
export { findAttempt, findGrade, type Attempt, type StoredGrade } from './store/attempts.ts';
