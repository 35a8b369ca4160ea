import type { Connection } from '#db/client.ts';
import { noteZoneEdition, tendCoaching } from '#server/coaching/index.ts';
import { pruneNotices } from '#server/notifications/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { deliverNext } from '#server/webhooks/index.ts';
import { openBackend, type BackendOptions } from './backend.ts';
import { startLoop } from './loop.ts';
import { relayBatch } from './outbox-relay.ts';
import { DAY_TURNS, JOB_OPTIONS } from './queues.ts';
import { openQueues, startWorkers } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { tendQueues } from './tend-queues.ts';
import { tellPeople } from './tell-people.ts';

export interface WorkersOptions extends BackendOptions {
  connection: Connection;
  now: () => Temporal.Instant;
  surroundings: Surroundings;
}

const BATCH = 100;
/** NOTIFY wakes the relay; the pause only covers a notification lost with its connection. */
const RELAY_PAUSE_MS = 2_000;
const TEND_PAUSE_MS = 2_000;
/** What is due at once is told as soon as its event wakes the sender; the pause is for reminders. */
const TELL_PAUSE_MS = 20_000;
const COACHING_PAUSE_MS = 60_000;
/** The first retry is due after five seconds. */
const DELIVER_PAUSE_MS = 5_000;
/** As many receivers that are slow at the same time keep nobody else waiting but the next one. */
const DELIVER_LANES = 4;

/** Relay, reactions, schedule and the administrator's view, until the returned function is called. */
export async function startEverything({ connection, now, surroundings, ...where }: WorkersOptions): Promise<() => Promise<void>> {
  const context: Context = { db: connection.db, actor: SYSTEM, now };
  const backend = openBackend(where);
  const queues = openQueues(backend);
  const day = now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  await queues['turn-day'].upsertJobScheduler('turn-day', DAY_TURNS, { name: 'turn-day', data: { day }, opts: JOB_OPTIONS });
  // The machine may have been off at midnight.
  await queues['turn-day'].add('turn-day', { day }, { ...JOB_OPTIONS, jobId: `day-${day}` });

  // The data a process computes with changes when it is replaced, never while it runs.
  await noteZoneEdition(context, process.versions['tz']!);

  const stopWorkers = startWorkers(context, backend, surroundings);
  const relay = startLoop('outbox-relay', RELAY_PAUSE_MS, async () => (await relayBatch(connection.db, queues, BATCH)) === BATCH);
  const telling = startLoop('tell-people', TELL_PAUSE_MS, tellPeople(context, surroundings));
  const { outgoing } = surroundings;
  const lanes = outgoing
    ? Array.from({ length: DELIVER_LANES }, (_, n) =>
        startLoop(`deliver-webhooks-${n}`, DELIVER_PAUSE_MS, () => deliverNext(context, outgoing)),
      )
    : [];
  const wake = () => {
    for (const loop of [relay, telling, ...lanes]) loop.wake();
  };
  const listening = await connection.client.listen('outbox', wake, wake);
  const coaching = startLoop('tend-coaching', COACHING_PAUSE_MS, async () => {
    await tendCoaching(context);
    return pruneNotices(context);
  });
  const tending = startLoop('tend-queues', TEND_PAUSE_MS, async () => {
    await tendQueues(connection.db, queues, now);
    return false;
  });

  return async () => {
    await listening.unlisten().catch(() => {});
    await Promise.all([relay, tending, telling, coaching, ...lanes].map((loop) => loop.stop()));
    await stopWorkers();
    await Promise.all(Object.values(queues).map((queue) => queue.close()));
    await backend.close();
  };
}
