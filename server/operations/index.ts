export { listFailedJobs, requestRetry } from './failed-jobs.ts';
