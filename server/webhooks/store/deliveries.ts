import { and, asc, desc, eq, gte, inArray, isNotNull, lt, lte, or, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { webhookDeliveries as deliveries, webhookEndpoints as endpoints } from '#db/schema/webhooks.ts';
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
const OPEN = ['waiting', 'sending'] as const;

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

/**
 * The next delivery that is due at an endpoint which sends, and the right to send it for a while. An endpoint is told one
 * thing at a time, so that one that is slow keeps one sender and no more.
 */
export async function claimDelivery(
  db: Queryable,
  { hosts, now, leaseUntil }: { hosts: readonly string[]; now: Temporal.Instant; leaseUntil: Temporal.Instant },
): Promise<Delivery | null> {
  if (hosts.length === 0) return null;
  const at = asDate(now);
  const next = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .innerJoin(endpoints, eq(endpoints.id, deliveries.endpointId))
    .where(
      and(
        inArray(deliveries.state, [...OPEN]),
        lte(deliveries.dueAt, at),
        or(isNull(deliveries.leaseUntil), lte(deliveries.leaseUntil, at)),
        eq(endpoints.state, 'active'),
        inArray(endpoints.host, [...hosts]),
        sql`not exists (select from webhook_deliveries busy where busy.endpoint_id = ${endpoints.id}
          and busy.state = 'sending' and busy.lease_until > ${now.toString()}::timestamptz)`,
      ),
    )
    .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
    .limit(1)
    .for('update', { of: deliveries, skipLocked: true });
  const [row] = await db
    .update(deliveries)
    .set({ state: 'sending', leaseUntil: asDate(leaseUntil), lastTriedAt: at, tries: sql`${deliveries.tries} + 1` })
    .where(inArray(deliveries.id, next))
    .returning();
  return row ? asDelivery(row) : null;
}

export interface Outcome {
  state: DeliveryState;
  status: number | null;
  failure: Failure | null;
  at: Temporal.Instant;
  /** When it waits: until when. */
  dueAt?: Temporal.Instant;
}

/** What came of a try. @returns false to a sender that was away for longer than its lease: it has nothing to say any more. */
export async function recordOutcome(
  db: Queryable,
  { id, tries }: Pick<Delivery, 'id' | 'tries'>,
  { state, status, failure, at, dueAt }: Outcome,
): Promise<boolean> {
  const rows = await db
    .update(deliveries)
    .set({
      state,
      lastStatus: status,
      lastFailure: failure,
      leaseUntil: null,
      settledAt: state === 'waiting' ? null : asDate(at),
      ...(dueAt && { dueAt: asDate(dueAt) }),
    })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'sending'), eq(deliveries.tries, tries)))
    .returning({ id: deliveries.id });
  return rows.length > 0;
}

/** What still waits for an endpoint that has ended will not be sent. */
export async function failOpen(tx: Transaction, endpointId: string, at: Temporal.Instant): Promise<void> {
  await tx
    .update(deliveries)
    .set({ state: 'failed', lastFailure: 'endpoint-ended', lastStatus: null, leaseUntil: null, settledAt: asDate(at) })
    .where(and(eq(deliveries.endpointId, endpointId), inArray(deliveries.state, [...OPEN])));
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

const asDelivery = ({ type, state, createdAt, dueAt, lastTriedAt, lastFailure, ...row }: Row): Delivery => ({
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
