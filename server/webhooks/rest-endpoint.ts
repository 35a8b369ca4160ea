import { wakeWorkers } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertNotEnded } from './rules/standing.ts';
import { lockEndpoint, setState } from './store/endpoints.ts';

/** Let an endpoint rest: what happens waits for it. Safe to repeat. @throws {NotFound} {EndpointEnded} */
export async function pauseEndpoint({ db, now }: Context, endpointId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    if (!endpoint) throw new NotFound('endpoint');
    assertNotEnded(endpoint);
    if (endpoint.state === 'active') await setState(tx, endpointId, 'paused', now());
  });
}

/** Send to it again; what it failed at before is forgotten. Safe to repeat. @throws {NotFound} {EndpointEnded} */
export async function resumeEndpoint({ db, now }: Context, endpointId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    if (!endpoint) throw new NotFound('endpoint');
    assertNotEnded(endpoint);
    if (endpoint.state === 'active') return;
    await setState(tx, endpointId, 'active', now());
    await wakeWorkers(tx);
  });
}
