import { and, asc, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { outbox } from '#db/schema/outbox.ts';
import { isTold } from '#server/webhooks/index.ts';
import type { OpenQueue } from './backend.ts';
import { JOB_OPTIONS, REACTIONS, type QueueName } from './queues.ts';

export type Queues = Record<QueueName, OpenQueue>;

/**
 * Move one batch from the outbox to the queues. If the process dies between enqueueing and marking, the batch is
 * enqueued again: the job id, made from the outbox row, lets BullMQ drop the copy while the first is known, and the
 * reactions tolerate it afterwards. An event nobody knows is parked, so that it never stands in the way.
 *
 * @returns how many events were moved or parked; 0 means that nothing waits.
 */
export async function relayBatch(db: Database, queues: Queues, batchSize = 100): Promise<number> {
  return db.transaction(async (tx) => {
    const pending = await tx
      .select({ id: outbox.id, name: outbox.name, payload: outbox.payload })
      .from(outbox)
      .where(and(isNull(outbox.relayedAt), isNull(outbox.parkedAt)))
      .orderBy(asc(outbox.id))
      .limit(batchSize)
      .for('update', { skipLocked: true });

    const [known, unknown] = [pending.filter(hasReaction), pending.filter((event) => !hasReaction(event))];
    for (const { id, name, payload } of known) {
      for (const queue of REACTIONS[name as keyof typeof REACTIONS]) {
        await queues[queue].add(name, payload, { ...JOB_OPTIONS, jobId: `outbox-${id}` });
      }
      if (isTold(name)) await queues['note-deliveries'].add(name, { eventId: id }, { ...JOB_OPTIONS, jobId: `outbox-${id}` });
    }
    await mark(tx, known, { relayedAt: sql`now()` });
    await mark(tx, unknown, { parkedAt: sql`now()` });
    return pending.length;
  });
}

const hasReaction = ({ name }: { name: string }) => Object.hasOwn(REACTIONS, name);

async function mark(
  tx: Pick<Database, 'update'>,
  events: readonly { id: number }[],
  change: { relayedAt: unknown } | { parkedAt: unknown },
): Promise<void> {
  if (events.length === 0) return;
  const ids = events.map(({ id }) => id);
  await tx
    .update(outbox)
    .set(change as Partial<typeof outbox.$inferInsert>)
    .where(inArray(outbox.id, ids));
}
