import { readEvent, wakeWorkers } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { bodyOf, isTold } from './rules/events.ts';
import { insertDeliveries } from './store/deliveries.ts';
import { listenersOf } from './store/endpoints.ts';

/**
 * Note for every endpoint that wants to hear of an event what it is to be sent. Safe to repeat: an event is noted once for an
 * endpoint, whatever became of it.
 *
 * @param eventId Its number in the outbox. @throws {RangeError} when the event carries what may not leave.
 */
export async function noteDeliveries({ db, now }: Context, eventId: number): Promise<void> {
  const event = await readEvent(db, eventId);
  if (!event || !isTold(event.name)) return;
  const { name, payload, occurredAt } = event;
  const listeners = await listenersOf(db, name);
  if (listeners.length === 0) return;
  const body = bodyOf({ name, payload, occurredAt });
  await db.transaction(async (tx) => {
    const at = now();
    await insertDeliveries(
      tx,
      listeners.map((endpointId) => ({ endpointId, eventId, event: name, body, at })),
    );
    await wakeWorkers(tx);
  });
}
