import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { isHostAllowed, type Egress } from './rules/egress.ts';
import { listDeliveries, type Delivery, type DeliveryFilter } from './store/deliveries.ts';
import { countsOf, findEndpoint, listEndpoints, type Counts, type Endpoint } from './store/endpoints.ts';

export interface SeenEndpoint extends Endpoint, Counts {
  isHostAllowed: boolean;
}

const NOTHING_SENT: Counts = { waiting: 0, failed: 0, lastDeliveredAt: null };

/** Every endpoint and how its deliveries stand, the latest registered first. */
export async function viewEndpoints({ db }: Context, egress: Egress): Promise<SeenEndpoint[]> {
  return seen(db, egress, await listEndpoints(db));
}

/** One endpoint, and the name of who registered it. @throws {NotFound} */
export async function viewEndpoint(
  { db }: Context,
  egress: Egress,
  endpointId: string,
): Promise<SeenEndpoint & { registeredByName: string }> {
  const endpoint = await findEndpoint(db, endpointId);
  if (!endpoint) throw new NotFound('endpoint');
  const [[shown], [person]] = await Promise.all([seen(db, egress, [endpoint]), findPersons(db, [endpoint.registeredBy])]);
  return { ...shown!, registeredByName: person?.name ?? '' };
}

async function seen(db: Context['db'], egress: Egress, endpoints: readonly Endpoint[]): Promise<SeenEndpoint[]> {
  const counts = await countsOf(
    db,
    endpoints.map(({ id }) => id),
  );
  return endpoints.map((endpoint) => ({
    ...endpoint,
    ...(counts.get(endpoint.id) ?? NOTHING_SENT),
    isHostAllowed: isHostAllowed(endpoint.host, egress),
  }));
}

/** A page of an endpoint's deliveries, newest first. @throws {NotFound} */
export async function viewDeliveries(
  { db }: Context,
  endpointId: string,
  { limit, ...filter }: DeliveryFilter,
): Promise<{ items: Delivery[]; nextCursor: string | null }> {
  if (!(await findEndpoint(db, endpointId))) throw new NotFound('endpoint');
  const found = await listDeliveries(db, endpointId, { ...filter, limit: limit + 1 });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? items.at(-1)!.id : null };
}
