import { wakeWorkers } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import type { Transaction } from '#db/client.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { holdEndpoint } from './hold-endpoint.ts';
import { isHostAllowed, type Egress } from './rules/egress.ts';
import { TEST_EVENT, testBodyOf } from './rules/events.ts';
import { assertSends } from './rules/standing.ts';
import { insertDeliveries, replayFailed, replayOne } from './store/deliveries.ts';
import type { Endpoint } from './store/endpoints.ts';

/** Do something for an endpoint, which has not ended, and let whoever sends look for it. */
const forEndpoint = <T>(
  { db }: Context,
  endpointId: string,
  deed: (tx: Transaction, endpoint: Endpoint) => Promise<T>,
): Promise<T> =>
  db.transaction(async (tx) => {
    const done = await deed(tx, await holdEndpoint(tx, endpointId));
    await wakeWorkers(tx);
    return done;
  });

/** Send a delivery that tells of nothing. @returns its id. @throws {NotFound} {EndpointEnded} {EndpointRests} */
export const sendTest = (context: Context, { egress }: { egress: Egress }, endpointId: string): Promise<string> =>
  forEndpoint(context, endpointId, async (tx, { state, host }) => {
    assertSends({ state, isHostAllowed: isHostAllowed(host, egress) });
    const at = context.now();
    const test = { endpointId, eventId: null, event: TEST_EVENT, body: testBodyOf(endpointId, at), at };
    const [id] = await insertDeliveries(tx, [test]);
    return id!;
  });

/** Send a delivery once more, whatever became of it, by its own id. @throws {NotFound} {EndpointEnded} */
export const replayDelivery = (context: Context, endpointId: string, deliveryId: string): Promise<void> =>
  forEndpoint(context, endpointId, async (tx) => {
    if (!(await replayOne(tx, endpointId, deliveryId, context.now()))) throw new NotFound('delivery');
  });

/** Send everything once more that failed for good since a time. @returns how many. @throws {NotFound} {EndpointEnded} */
export const replayDeliveries = (context: Context, endpointId: string, since: Temporal.Instant): Promise<number> =>
  forEndpoint(context, endpointId, (tx) => replayFailed(tx, endpointId, since, context.now()));
