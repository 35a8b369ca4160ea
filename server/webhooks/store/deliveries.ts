import { and, desc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { webhookDeliveries as deliveries } from '#db/schema/webhooks.ts';
import type { DeliveryState, Failure } from '../contract.ts';

type Row = typeof deliveries.$inferSelect;

export interface Delivery {
  id: string;
  endpointId: string;
  event: string;
  body: string;
  state: DeliveryState;
  createdAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  tries: number;
  lastTriedAt: Temporal.Instant | null;
  lastStatus: number | null;
  lastFailure: Failure | null;
}

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);
/** Not settled. */
export const OPEN = ['waiting', 'sending'] as const;

export interface NewDelivery {
  endpointId: string;
  eventId: number | null;
  event: string;
  body: string;
  at: Temporal.Instant;
}

/** What is noted already stays as it is. @returns ids of those that are new. */
export async function insertDeliveries(db: Queryable, wanted: readonly NewDelivery[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const rows = wanted.map(({ event, at, ...delivery }) => ({
    ...delivery,
    type: event,
    createdAt: asDate(at),
    dueAt: asDate(at),
  }));
  const added = await db
    .insert(deliveries)
    .values(rows)
    .onConflictDoNothing({ target: [deliveries.endpointId, deliveries.eventId] })
    .returning({ id: deliveries.id });
  return added.map(({ id }) => id);
}

const afresh = (at: Temporal.Instant) => ({
  state: 'waiting' as const,
  dueAt: asDate(at),
  tries: 0,
  leaseUntil: null,
  settledAt: null,
});

/** One that is being sent at this moment is left to its sender. @returns whether there is such a delivery. */
export async function replayOne(db: Queryable, endpointId: string, id: string, at: Temporal.Instant): Promise<boolean> {
  const own = and(eq(deliveries.id, id), eq(deliveries.endpointId, endpointId));
  const isHeld = and(eq(deliveries.state, 'sending'), sql`${deliveries.leaseUntil} > ${at.toString()}::timestamptz`);
  await db
    .update(deliveries)
    .set(afresh(at))
    .where(and(own, sql`not (${isHeld})`));
  return (await db.$count(deliveries, own)) > 0;
}

/** Tests tell of nothing and are left out. @returns how many. */
export async function replayFailed(
  db: Queryable,
  endpointId: string,
  since: Temporal.Instant,
  at: Temporal.Instant,
): Promise<number> {
  const rows = await db
    .update(deliveries)
    .set(afresh(at))
    .where(
      and(
        eq(deliveries.endpointId, endpointId),
        eq(deliveries.state, 'failed'),
        isNotNull(deliveries.eventId),
        gte(deliveries.createdAt, asDate(since)),
      ),
    )
    .returning({ id: deliveries.id });
  return rows.length;
}

export interface DeliveryFilter {
  state?: DeliveryState;
  event?: string;
  /** Id of the last delivery of the page before. */
  before?: string;
  limit: number;
}

/** Newest first; ids are sortable by time (UUID version 7). */
export async function listDeliveries(db: Queryable, endpointId: string, filter: DeliveryFilter): Promise<Delivery[]> {
  const { state, event, before, limit } = filter;
  const rows = await db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.endpointId, endpointId),
        state && inArray(deliveries.state, state === 'waiting' ? [...OPEN] : [state]),
        event ? eq(deliveries.type, event) : undefined,
        before ? lt(deliveries.id, before) : undefined,
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(limit);
  return rows.map(asDelivery);
}

export async function deleteDeliveriesBefore(db: Queryable, limit: Temporal.Instant): Promise<void> {
  await db.delete(deliveries).where(lt(deliveries.createdAt, asDate(limit)));
}

export const asDelivery = ({ type, state, createdAt, dueAt, lastTriedAt, lastFailure, ...row }: Row): Delivery => ({
  id: row.id,
  endpointId: row.endpointId,
  event: type,
  body: row.body,
  state: state === 'sending' ? 'waiting' : state,
  createdAt: createdAt.toTemporalInstant(),
  dueAt: dueAt.toTemporalInstant(),
  tries: row.tries,
  lastTriedAt: lastTriedAt?.toTemporalInstant() ?? null,
  lastStatus: row.lastStatus,
  lastFailure: lastFailure as Failure | null,
});
