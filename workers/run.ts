import { UnrecoverableError, type Job, type Processor } from 'bullmq';
import type { Context } from '#server/shared/context.ts';
import { plainError } from '#server/shared/failures.ts';
import { Refusal } from '#server/shared/refusal.ts';
import type { QueueBackend, RunningWorker } from './backend.ts';
import { processCompleteLab } from './complete-lab.ts';
import { processDeliverMail } from './deliver-mail.ts';
import { processIssueCertificate } from './issue-certificate.ts';
import { processMailCertificate } from './mail-certificate.ts';
import { processMailMark } from './mail-mark.ts';
import { processMailPasswordReset } from './mail-password-reset.ts';
import { processMailWebhookStopped } from './mail-webhook-stopped.ts';
import { processNoteDeliveries } from './note-deliveries.ts';
import type { Queues } from './outbox-relay.ts';
import type { Jobs, QueueName } from './queues.ts';
import { processRebuildFigures } from './rebuild-figures.ts';
import { processRecordAttempt } from './record-attempt.ts';
import { processRecordMark } from './record-mark.ts';
import { processRefreshFigures } from './refresh-figures.ts';
import { processRevokeFeeds } from './revoke-feeds.ts';
import type { Surroundings } from './surroundings.ts';
import { processTurnDay } from './turn-day.ts';

/** How many jobs of a queue one process does at a time. The compiler refuses a queue that is missing here. */
const CONCURRENCY: Record<QueueName, number> = {
  'record-attempt': 5,
  'issue-certificate': 5,
  'mail-certificate': 2,
  'complete-lab': 5,
  'record-mark': 5,
  'mail-mark': 2,
  'mail-password-reset': 2,
  'mail-webhook-stopped': 1,
  'note-deliveries': 5,
  'deliver-mail': 2,
  'revoke-feeds': 1,
  'refresh-figures': 5,
  'rebuild-figures': 1,
  'turn-day': 1,
};
const QUEUE_NAMES = Object.keys(CONCURRENCY) as QueueName[];

/** One entry per queue: the compiler refuses a queue nobody works on. */
const processors = (
  context: Context,
  surroundings: Surroundings,
): { [N in QueueName]: (job: Job<Jobs[N]>) => Promise<unknown> } => ({
  'record-attempt': processRecordAttempt(context),
  'issue-certificate': processIssueCertificate(context),
  'mail-certificate': processMailCertificate(context, surroundings),
  'complete-lab': processCompleteLab(context),
  'record-mark': processRecordMark(context),
  'mail-mark': processMailMark(context, surroundings),
  'mail-password-reset': processMailPasswordReset(context),
  'mail-webhook-stopped': processMailWebhookStopped(context, surroundings),
  'note-deliveries': processNoteDeliveries(context),
  'deliver-mail': processDeliverMail(context, surroundings),
  'revoke-feeds': processRevokeFeeds(context),
  'refresh-figures': processRefreshFigures(context),
  'rebuild-figures': processRebuildFigures(context),
  'turn-day': processTurnDay(context),
});

export const openQueues = (backend: QueueBackend): Queues =>
  Object.fromEntries(QUEUE_NAMES.map((name) => [name, backend.openQueue(name)])) as Queues;

/** A refusal stays a refusal however often it is retried; anything else may be bad luck. */
const asJobError = (error: unknown): unknown =>
  error instanceof Refusal ? new UnrecoverableError(`${error.code}: ${error.message}`) : plainError(error);

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
  const running: RunningWorker[] = QUEUE_NAMES.map((name) =>
    backend.startWorker(name, guarded(all[name] as (job: Job) => Promise<unknown>), CONCURRENCY[name]),
  );
  return async () => void (await Promise.all(running.map((worker) => worker.close())));
}
