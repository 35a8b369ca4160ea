import { sweepStrayFiles } from './assessment/index.ts';
import { RESULTS_LIVE } from './http/idempotency.ts';
import { deleteResultsBefore } from './http/store/idempotent-results.ts';
import { deleteHitsBefore } from './http/store/rate-limits.ts';
import { endExpiredSessions } from './identity/index.ts';
import { sweepImports } from './imports/index.ts';
import type { Context } from './shared/context.ts';
import { warn } from './shared/failures.ts';
import { sweepWebhooks } from './webhooks/index.ts';

const HOUR_MS = 3_600_000;

/** Forget, once an hour, what nobody asks for any more: counters, kept answers, sessions, files never handed in or applied, deliveries of webhooks. Several processes may do so at once. */
export function keepSweeping(context: Pick<Context, 'db' | 'now'>): { stop: () => void } {
  const timer = setInterval(() => void sweep(context).catch((error: unknown) => warn('sweep-failed', error)), HOUR_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

export async function sweep({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  // The longest window is the quarter of an hour in which failed sign-ins are counted.
  await deleteHitsBefore(db, now().subtract({ hours: 1 }));
  await deleteResultsBefore(db, now().subtract(RESULTS_LIVE));
  await endExpiredSessions(db);
  await sweepStrayFiles({ db, now });
  await sweepImports({ db, now });
  await sweepWebhooks({ db, now });
}
