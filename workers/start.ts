import type { Connection } from '#db/client.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { openBackend, type BackendOptions } from './backend.ts';
import { startLoop } from './loop.ts';
import { relayBatch } from './outbox-relay.ts';
import { DAY_TURNS, JOB_OPTIONS } from './queues.ts';
import { openQueues, startWorkers, type Surroundings } from './run.ts';
import { tendQueues } from './tend-queues.ts';

export interface WorkersOptions extends BackendOptions {
  connection: Connection;
  now: () => Temporal.Instant;
  surroundings: Surroundings;
}

const BATCH = 100;
/** NOTIFY wakes the relay; the pause only covers a notification lost with its connection. */
const RELAY_PAUSE_MS = 2_000;
const TEND_PAUSE_MS = 2_000;

/** Relay, reactions, schedule and the administrator's view, until the returned function is called. */
export async function startEverything({ connection, now, surroundings, ...where }: WorkersOptions): Promise<() => Promise<void>> {
  const context: Context = { db: connection.db, actor: SYSTEM, now };
  const backend = openBackend(where);
  const queues = openQueues(backend);
  const day = now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  await queues['turn-day'].upsertJobScheduler('turn-day', DAY_TURNS, { name: 'turn-day', data: { day }, opts: JOB_OPTIONS });
  // The machine may have been off at midnight.
  await queues['turn-day'].add('turn-day', { day }, { ...JOB_OPTIONS, jobId: `day-${day}` });

  const stopWorkers = startWorkers(context, backend, surroundings);
  const relay = startLoop('outbox-relay', RELAY_PAUSE_MS, async () => (await relayBatch(connection.db, queues, BATCH)) === BATCH);
  const listening = await connection.client.listen('outbox', relay.wake, relay.wake);
  const tending = startLoop('tend-queues', TEND_PAUSE_MS, async () => {
    await tendQueues(connection.db, queues, now);
    return false;
  });

  return async () => {
    await listening.unlisten().catch(() => {});
    await Promise.all([relay.stop(), tending.stop()]);
    await stopWorkers();
    await Promise.all(Object.values(queues).map((queue) => queue.close()));
    await backend.close();
  };
}
