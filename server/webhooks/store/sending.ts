import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '#db/client.ts';
import { webhookDeliveries as deliveries, webhookEndpoints as endpoints } from '#db/schema/webhooks.ts';
import type { DeliveryState, Failure } from '../contract.ts';
import { asDelivery, OPEN, type Delivery } from './deliveries.ts';

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

/**
 * The next delivery that is due at an endpoint which sends, and the right to send it for a while. An endpoint is told one
 * thing at a time, so that one that is slow keeps one sender and no more; senders look one after the other, so that each sees
 * what the one before has taken.
 */
export async function claimDelivery(
  db: Database,
  { hosts, now, leaseUntil }: { hosts: readonly string[]; now: Temporal.Instant; leaseUntil: Temporal.Instant },
): Promise<Delivery | null> {
  if (hosts.length === 0) return null;
  const at = asDate(now);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('webhook-deliveries'))`);
    const [row] = await tx
      .update(deliveries)
      .set({ state: 'sending', leaseUntil: asDate(leaseUntil), lastTriedAt: at, tries: sql`${deliveries.tries} + 1` })
      .where(inArray(deliveries.id, nextDue(tx, hosts, at)))
      .returning();
    return row ? asDelivery(row) : null;
  });
}

const nextDue = (tx: Transaction, hosts: readonly string[], at: Date) =>
  tx
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
          and busy.state = 'sending' and busy.lease_until > ${at.toISOString()}::timestamptz)`,
      ),
    )
    .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
    .limit(1)
    .for('update', { of: deliveries, skipLocked: true });

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
