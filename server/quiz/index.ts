export { saveAnswers } from './save-answer.ts';
export { startAttempt } from './start-attempt.ts';
export { submitAttempt } from './submit-attempt.ts';
export { randomFrom, shuffled, type Random } from './rules/random.ts';
export { quizzesOf } from './view-quizzes.ts';
export { whatAttemptShowed } from './what-attempt-showed.ts';
export { findAttempt } from './store/attempts.ts';
