import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { webhookDeliveries as deliveries, webhookEndpoints as endpoints } from '#db/schema/webhooks.ts';
import type { EndpointState, ToldEvent } from '../contract.ts';

export interface Endpoint {
  id: string;
  name: string;
  url: string;
  host: string;
  events: ToldEvent[];
  secretSealed: string;
  previous: { secretSealed: string; until: Temporal.Instant } | null;
  state: EndpointState;
  stateSince: Temporal.Instant;
  failingSince: Temporal.Instant | null;
  registeredBy: string;
  registeredAt: Temporal.Instant;
}

export type EndpointFacts = Pick<Endpoint, 'name' | 'url' | 'host' | 'events'>;

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

export async function insertEndpoint(
  db: Queryable,
  { registeredAt, ...endpoint }: EndpointFacts & Pick<Endpoint, 'id' | 'secretSealed' | 'registeredBy' | 'registeredAt'>,
): Promise<void> {
  const at = asDate(registeredAt);
  await db.insert(endpoints).values({ ...endpoint, registeredAt: at, stateSince: at });
}

/** The latest registered first. */
export async function listEndpoints(db: Queryable): Promise<Endpoint[]> {
  const rows = await db.select().from(endpoints).orderBy(desc(endpoints.registeredAt), desc(endpoints.id));
  return rows.map(asEndpoint);
}

export const countEndpoints = (db: Queryable): Promise<number> => db.$count(endpoints);

/** Whoever registers waits for whoever does so too, so that the bound holds. */
export async function lockEndpoints(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('webhook-endpoints'))`);
}

export async function findEndpoint(db: Queryable, id: string): Promise<Endpoint | null> {
  const [row] = await db.select().from(endpoints).where(eq(endpoints.id, id));
  return row ? asEndpoint(row) : null;
}

/** The endpoint, held until the transaction ends, so that changes of its state come one after the other. */
export async function lockEndpoint(tx: Transaction, id: string): Promise<Endpoint | null> {
  const [row] = await tx.select().from(endpoints).where(eq(endpoints.id, id)).for('update');
  return row ? asEndpoint(row) : null;
}

export async function updateEndpoint(db: Queryable, id: string, facts: EndpointFacts): Promise<void> {
  await db.update(endpoints).set(facts).where(eq(endpoints.id, id));
}

export async function setState(db: Queryable, id: string, state: EndpointState, at: Temporal.Instant): Promise<void> {
  await db
    .update(endpoints)
    .set({ state, stateSince: asDate(at), ...(state === 'active' && { failingSince: null }) })
    .where(eq(endpoints.id, id));
}

export async function setFailingSince(db: Queryable, id: string, at: Temporal.Instant | null): Promise<void> {
  await db
    .update(endpoints)
    .set({ failingSince: at && asDate(at) })
    .where(eq(endpoints.id, id));
}

/** The secret that was valid signs too for a while; the one before that no more. */
export async function replaceSecret(
  db: Queryable,
  id: string,
  secretSealed: string,
  previousUntil: Temporal.Instant,
): Promise<void> {
  await db
    .update(endpoints)
    .set({ secretSealed, previousSecretSealed: sql`${endpoints.secretSealed}`, previousSecretUntil: asDate(previousUntil) })
    .where(eq(endpoints.id, id));
}

/** With its deliveries. @returns whether there was one. */
export async function deleteEndpoint(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.delete(endpoints).where(eq(endpoints.id, id)).returning({ id: endpoints.id });
  return rows.length > 0;
}

/** Old secrets that sign no more are not kept. */
export async function forgetOldSecrets(db: Queryable, now: Temporal.Instant): Promise<void> {
  await db
    .update(endpoints)
    .set({ previousSecretSealed: null, previousSecretUntil: null })
    .where(sql`${endpoints.previousSecretUntil} <= ${now.toString()}::timestamptz`);
}

/** Endpoints that are to hear of an event: also those that rest, for which it waits. */
export async function listenersOf(db: Queryable, event: ToldEvent): Promise<string[]> {
  const rows = await db
    .select({ id: endpoints.id })
    .from(endpoints)
    .where(and(sql`${event} = any(${endpoints.events})`, inArray(endpoints.state, ['active', 'paused', 'failing'])));
  return rows.map(({ id }) => id);
}

export interface Counts {
  waiting: number;
  failed: number;
  lastDeliveredAt: Temporal.Instant | null;
}

/** How deliveries of endpoints stand; a test that failed has lost nothing. */
export async function countsOf(db: Queryable, ids: readonly string[]): Promise<Map<string, Counts>> {
  const rows = await db
    .select({
      endpointId: deliveries.endpointId,
      waiting: sql<number>`(count(*) filter (where ${deliveries.state} in ('waiting', 'sending')))::int`,
      failed: sql<number>`(count(*) filter (where ${deliveries.state} = 'failed' and ${deliveries.eventId} is not null))::int`,
      lastDeliveredAt: sql<
        string | null
      >`to_json(max(${deliveries.settledAt}) filter (where ${deliveries.state} = 'delivered'))#>>'{}'`,
    })
    .from(deliveries)
    .where(inArray(deliveries.endpointId, [...ids]))
    .groupBy(deliveries.endpointId);
  return new Map(
    rows.map(({ endpointId, lastDeliveredAt, ...counts }) => [
      endpointId,
      { ...counts, lastDeliveredAt: lastDeliveredAt === null ? null : Temporal.Instant.from(lastDeliveredAt) },
    ]),
  );
}

const asEndpoint = (row: typeof endpoints.$inferSelect): Endpoint => ({
  id: row.id,
  name: row.name,
  url: row.url,
  host: row.host,
  events: row.events as ToldEvent[],
  secretSealed: row.secretSealed,
  previous:
    row.previousSecretSealed && row.previousSecretUntil
      ? { secretSealed: row.previousSecretSealed, until: row.previousSecretUntil.toTemporalInstant() }
      : null,
  state: row.state,
  stateSince: row.stateSince.toTemporalInstant(),
  failingSince: row.failingSince?.toTemporalInstant() ?? null,
  registeredBy: row.registeredBy,
  registeredAt: row.registeredAt.toTemporalInstant(),
});
