import { UnrecoverableError, type Job, type Processor } from 'bullmq';
import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';
import type { QueueBackend, RunningWorker } from './backend.ts';
import { processCompleteLab } from './complete-lab.ts';
import { processDeliverMail } from './deliver-mail.ts';
import { processIssueCertificate } from './issue-certificate.ts';
import { processMailCertificate } from './mail-certificate.ts';
import { processMailMark } from './mail-mark.ts';
import { processMailPasswordReset } from './mail-password-reset.ts';
import type { Queues } from './outbox-relay.ts';
import type { Jobs, QueueName } from './queues.ts';
import { processRebuildFigures } from './rebuild-figures.ts';
import { processRecordAttempt } from './record-attempt.ts';
import { processRecordMark } from './record-mark.ts';
import { processRefreshFigures } from './refresh-figures.ts';
import { processRevokeFeeds } from './revoke-feeds.ts';
import type { Surroundings } from './surroundings.ts';
import { processTurnDay } from './turn-day.ts';

type Processors = { [N in QueueName]: { process: (job: Job<Jobs[N]>) => Promise<unknown>; concurrency: number } };

/** One entry per queue: the compiler refuses a queue nobody works on. */
const processors = (context: Context, surroundings: Surroundings): Processors => ({
  'record-attempt': { process: processRecordAttempt(context), concurrency: 5 },
  'issue-certificate': { process: processIssueCertificate(context), concurrency: 5 },
  'mail-certificate': { process: processMailCertificate(context, surroundings), concurrency: 2 },
  'complete-lab': { process: processCompleteLab(context), concurrency: 5 },
  'record-mark': { process: processRecordMark(context), concurrency: 5 },
  'mail-mark': { process: processMailMark(context, surroundings), concurrency: 2 },
  'mail-password-reset': { process: processMailPasswordReset(context), concurrency: 2 },
  'deliver-mail': { process: processDeliverMail(context, surroundings), concurrency: 2 },
  'revoke-feeds': { process: processRevokeFeeds(context), concurrency: 1 },
  'refresh-figures': { process: processRefreshFigures(context), concurrency: 5 },
  'rebuild-figures': { process: processRebuildFigures(context), concurrency: 1 },
  'turn-day': { process: processTurnDay(context), concurrency: 1 },
});

export const QUEUE_NAMES = [
  'record-attempt',
  'issue-certificate',
  'mail-certificate',
  'complete-lab',
  'record-mark',
  'mail-mark',
  'mail-password-reset',
  'deliver-mail',
  'revoke-feeds',
  'refresh-figures',
  'rebuild-figures',
  'turn-day',
] as const satisfies readonly QueueName[];

export const openQueues = (backend: QueueBackend): Queues =>
  Object.fromEntries(QUEUE_NAMES.map((name) => [name, backend.openQueue(name)])) as Queues;

/**
 * A refusal stays a refusal however often it is retried; anything else may be bad luck. Drizzle puts bound parameters,
 * so perhaps a name or an address, into its message: the driver's own error is what may be kept as the reason.
 */
const asJobError = (error: unknown): unknown => {
  if (error instanceof Refusal) return new UnrecoverableError(`${error.code}: ${error.message}`);
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
};

const guarded =
  (process: (job: Job) => Promise<unknown>): Processor =>
  async (job) => {
    try {
      return await process(job);
    } catch (error) {
      throw asJobError(error);
    }
  };

/** Start a worker for every queue. The returned function lets running jobs finish, then closes. */
export function startWorkers(context: Context, backend: QueueBackend, surroundings: Surroundings): () => Promise<void> {
  const all = processors(context, surroundings);
  const running: RunningWorker[] = QUEUE_NAMES.map((name) => {
    const { process, concurrency } = all[name];
    return backend.startWorker(name, guarded(process as (job: Job) => Promise<unknown>), concurrency);
  });
  return async () => void (await Promise.all(running.map((worker) => worker.close())));
}
