import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { mails, notificationIntents as intents } from '#db/schema/notifications.ts';
import type { NoticeKind } from '../rules/kinds.ts';
import { deleteUnsentMails } from './mails.ts';

type Row = typeof intents.$inferSelect;

/** What somebody is to be told, as its sender finds it. */
export interface Intent {
  id: string;
  kind: NoticeKind;
  personId: string;
  sessionId: string | null;
  bookingId: string | null;
  version: number;
  facts: Record<string, string>;
  dueAt: Temporal.Instant;
  attempts: number;
  stampedAt: Temporal.Instant;
}

export type NewIntent = Omit<Intent, 'id' | 'attempts' | 'stampedAt'> & { dedupeKey: string; expiresAt: Temporal.Instant };

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

/** What is intended already stays as it is. */
export async function insertIntents(tx: Transaction, wanted: readonly NewIntent[]): Promise<void> {
  if (wanted.length === 0) return;
  const rows = wanted.map((intent) => ({ ...intent, dueAt: asDate(intent.dueAt), expiresAt: asDate(intent.expiresAt) }));
  await tx.insert(intents).values(rows).onConflictDoNothing({ target: intents.dedupeKey });
}

/** What is no longer true will not be sent: of some bookings of a session, and of the session itself when it changed. */
export async function voidIntents(
  tx: Transaction,
  {
    sessionId,
    bookingIds,
    isWhole,
    at,
  }: { sessionId: string; bookingIds: readonly string[]; isWhole: boolean; at: Temporal.Instant },
): Promise<void> {
  const ofBookings = inArray(intents.bookingId, [...bookingIds]);
  const voided = await tx
    .update(intents)
    .set({ state: 'void', settledAt: asDate(at) })
    .where(
      and(
        eq(intents.sessionId, sessionId),
        eq(intents.state, 'pending'),
        isWhole ? or(isNull(intents.bookingId), ofBookings) : ofBookings,
      ),
    )
    .returning({ id: intents.id });
  await deleteUnsentMails(
    tx,
    voided.map(({ id }) => id),
  );
}

/** What nobody needs to hear any more. */
export async function markStale(db: Queryable, now: Temporal.Instant): Promise<void> {
  const at = asDate(now);
  const stale = await db
    .update(intents)
    .set({ state: 'stale', settledAt: at })
    .where(and(isOpenAt(now), lte(intents.dueAt, at), lte(intents.expiresAt, at)))
    .returning({ id: intents.id });
  await deleteUnsentMails(
    db,
    stale.map(({ id }) => id),
  );
}

/**
 * The next notice that is due, and the right to send it for a while. One whose sender died is given out again when its
 * lease has ended. Its stamp is that of the first time.
 */
export async function claimIntent(db: Queryable, now: Temporal.Instant, leaseUntil: Temporal.Instant): Promise<Intent | null> {
  const at = asDate(now);
  const next = db
    .select({ id: intents.id })
    .from(intents)
    .where(and(isOpenAt(now), lte(intents.dueAt, at)))
    .orderBy(asc(intents.dueAt), asc(intents.id))
    .limit(1)
    .for('update', { skipLocked: true });
  const [row] = await db
    .update(intents)
    .set({
      state: 'sending',
      leaseUntil: asDate(leaseUntil),
      attempts: sql`${intents.attempts} + 1`,
      stampedAt: sql`coalesce(${intents.stampedAt}, ${now.toString()}::timestamptz)`,
    })
    .where(inArray(intents.id, next))
    .returning();
  return row ? asIntent(row) : null;
}

export async function settleIntent(
  db: Queryable,
  id: string,
  settled: { state: 'sent' | 'void' | 'failed'; at: Temporal.Instant },
): Promise<void> {
  await db
    .update(intents)
    .set({ state: settled.state, settledAt: asDate(settled.at) })
    .where(eq(intents.id, id));
}

/** It did not leave, and is tried again. @param isCounted Whether that cost a try. */
export async function postponeIntent(db: Queryable, id: string, until: Temporal.Instant, isCounted: boolean): Promise<void> {
  await db
    .update(intents)
    .set({
      state: 'pending',
      leaseUntil: asDate(until),
      ...(!isCounted && { attempts: sql`${intents.attempts} - 1` }),
    })
    .where(eq(intents.id, id));
}

/** Whether somebody's calendar was invited to this very session or seat before. */
export async function wasInvited(db: Queryable, { id, personId, sessionId, bookingId }: Intent): Promise<boolean> {
  const rows = await db
    .select({ id: intents.id })
    .from(intents)
    .innerJoin(mails, eq(mails.id, intents.id))
    .where(
      and(
        eq(intents.personId, personId),
        sessionId ? eq(intents.sessionId, sessionId) : isNull(intents.sessionId),
        bookingId ? eq(intents.bookingId, bookingId) : isNull(intents.bookingId),
        inArray(intents.state, ['sending', 'sent']),
        sql`${mails.calendar} like '%METHOD:REQUEST%'`,
        sql`${intents.id} <> ${id}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Whom one of some notices about a session, or a seat in it, has reached. */
export async function whoHeard(
  db: Queryable,
  { sessionId, bookingId, kinds }: { sessionId: string; bookingId: string; kinds: readonly NoticeKind[] },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ personId: intents.personId })
    .from(intents)
    .where(
      and(
        eq(intents.sessionId, sessionId),
        or(isNull(intents.bookingId), eq(intents.bookingId, bookingId)),
        inArray(intents.kind, [...kinds]),
        inArray(intents.state, ['sending', 'sent']),
      ),
    );
  return rows.map(({ personId }) => personId);
}

/** What could not be delivered to somebody, latest first. */
export async function failedIntents(db: Queryable, personId: string): Promise<{ kind: string; failedAt: Temporal.Instant }[]> {
  const rows = await db
    .select({ kind: intents.kind, failedAt: intents.settledAt })
    .from(intents)
    .where(and(eq(intents.personId, personId), eq(intents.state, 'failed')))
    .orderBy(sql`${intents.settledAt} desc`)
    .limit(20);
  return rows.map(({ kind, failedAt }) => ({ kind, failedAt: failedAt!.toTemporalInstant() }));
}

/** Neither settled nor held by a sender that may still be alive. */
const isOpenAt = (now: Temporal.Instant) =>
  and(inArray(intents.state, ['pending', 'sending']), or(isNull(intents.leaseUntil), lte(intents.leaseUntil, asDate(now))));

const asIntent = (row: Row): Intent => ({
  id: row.id,
  kind: row.kind as NoticeKind,
  personId: row.personId,
  sessionId: row.sessionId,
  bookingId: row.bookingId,
  version: row.version,
  facts: row.facts,
  dueAt: row.dueAt.toTemporalInstant(),
  attempts: row.attempts,
  stampedAt: row.stampedAt!.toTemporalInstant(),
});
