import type { Transaction } from '#db/client.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertNotEnded } from './rules/standing.ts';
import { lockEndpoint, type Endpoint } from './store/endpoints.ts';

/** The endpoint of a change, held until the transaction ends; one that has ended is left as it is. @throws {NotFound} {EndpointEnded} */
export async function holdEndpoint(tx: Transaction, endpointId: string): Promise<Endpoint> {
  const endpoint = await lockEndpoint(tx, endpointId);
  if (!endpoint) throw new NotFound('endpoint');
  assertNotEnded(endpoint);
  return endpoint;
}
