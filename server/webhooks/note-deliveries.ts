import { readEvent, wakeWorkers } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { bodyOf, isTold } from './rules/events.ts';
import { insertDeliveries } from './store/deliveries.ts';
import { listenersOf } from './store/endpoints.ts';

export interface NumberedEvent {
  /** In the outbox. */
  id: number;
  name: string;
  payload: Readonly<Record<string, unknown>>;
  occurredAt: Temporal.Instant;
}

/** Note for every endpoint what it is to be sent of an event, by its number in the outbox. Safe to repeat. */
export async function noteDeliveries(context: Context, eventId: number): Promise<void> {
  const event = await readEvent(context.db, eventId);
  if (event) await noteEvent(context, { id: eventId, ...event });
}

/**
 * Note an event for every endpoint that wants to hear of it: once for each, whatever became of it.
 *
 * @throws {RangeError} when it carries what may not leave.
 */
export async function noteEvent({ db, now }: Context, { id: eventId, name, payload, occurredAt }: NumberedEvent): Promise<void> {
  if (!isTold(name)) return;
  const listeners = await listenersOf(db, name);
  if (listeners.length === 0) return;
  const noted = { eventId, event: name, body: bodyOf({ name, payload, occurredAt }), at: now() };
  await db.transaction(async (tx) => {
    await insertDeliveries(
      tx,
      listeners.map((endpointId) => ({ endpointId, ...noted })),
    );
    await wakeWorkers(tx);
  });
}
