import { wakeWorkers } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { holdEndpoint } from './hold-endpoint.ts';
import { setState } from './store/endpoints.ts';

/** Let an endpoint rest: what happens waits for it. Safe to repeat. @throws {NotFound} {EndpointEnded} */
export async function pauseEndpoint({ db, now }: Context, endpointId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const { state } = await holdEndpoint(tx, endpointId);
    if (state === 'active') await setState(tx, endpointId, 'paused', now());
  });
}

/** Send to it again; what it failed at before is forgotten. Safe to repeat. @throws {NotFound} {EndpointEnded} */
export async function resumeEndpoint({ db, now }: Context, endpointId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const { state } = await holdEndpoint(tx, endpointId);
    if (state === 'active') return;
    await setState(tx, endpointId, 'active', now());
    await wakeWorkers(tx);
  });
}
