import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { coachingWishes, demandSignals, sessionTypes } from '#db/schema/coaching.ts';
import type { Purpose } from './bookings.ts';

export type DemandKind = 'no-slot' | 'wish' | 'waiting-list';

/** Demand that met no supply; the same one of the same day is one. */
export async function noteDemand(
  db: Queryable,
  signal: { personId: string; sessionTypeId: string; kind: DemandKind; on: Temporal.PlainDate },
): Promise<void> {
  const { on, ...row } = signal;
  await db
    .insert(demandSignals)
    .values({ ...row, day: on.toString() })
    .onConflictDoNothing();
}

/** Demand of a time, by session type and kind: distinct persons a day. */
export async function countDemand(
  db: Queryable,
  since: Temporal.PlainDate,
): Promise<{ sessionTypeId: string; kind: DemandKind; count: number }[]> {
  return db
    .select({ sessionTypeId: demandSignals.sessionTypeId, kind: demandSignals.kind, count: sql<number>`count(*)::int` })
    .from(demandSignals)
    .where(sql`${demandSignals.day} >= ${since.toString()}::date`)
    .groupBy(demandSignals.sessionTypeId, demandSignals.kind);
}

/** Whose it was is forgotten; that it was stays. */
export async function forgetDemandBefore(db: Queryable, day: Temporal.PlainDate): Promise<void> {
  await db
    .update(demandSignals)
    .set({ personId: null })
    .where(sql`${demandSignals.day} < ${day.toString()}::date and ${demandSignals.personId} is not null`);
}

export interface Wish {
  id: string;
  sessionTypeId: string;
  title: string;
  purpose: Purpose;
  wishedAt: Temporal.Instant;
}

export async function openWishes(db: Queryable, personId: string): Promise<Wish[]> {
  const rows = await db
    .select({ wish: coachingWishes, title: sessionTypes.title })
    .from(coachingWishes)
    .innerJoin(sessionTypes, eq(sessionTypes.id, coachingWishes.sessionTypeId))
    .where(and(eq(coachingWishes.personId, personId), isNull(coachingWishes.endedAt)))
    .orderBy(desc(coachingWishes.wishedAt), desc(coachingWishes.id));
  return rows.map(({ wish: { id, sessionTypeId, purpose, wishedAt }, title }) => ({
    id,
    sessionTypeId,
    title,
    purpose,
    wishedAt: wishedAt.toTemporalInstant(),
  }));
}

/** @returns the open wish, new or known. */
export async function insertWish(
  db: Queryable,
  wish: { personId: string; sessionTypeId: string; purpose: Purpose; wishedAt: Temporal.Instant },
): Promise<string> {
  const [row] = await db
    .insert(coachingWishes)
    .values({ ...wish, wishedAt: new Date(wish.wishedAt.epochMilliseconds) })
    .onConflictDoNothing()
    .returning({ id: coachingWishes.id });
  if (row) return row.id;
  return (await openWishes(db, wish.personId)).find(({ sessionTypeId }) => sessionTypeId === wish.sessionTypeId)!.id;
}

/** @returns whether there was such an open wish. */
export async function endWishes(
  db: Queryable,
  { personId, wishId, sessionTypeId, at }: { personId: string; wishId?: string; sessionTypeId?: string; at: Temporal.Instant },
): Promise<boolean> {
  const rows = await db
    .update(coachingWishes)
    .set({ endedAt: new Date(at.epochMilliseconds) })
    .where(
      and(
        eq(coachingWishes.personId, personId),
        isNull(coachingWishes.endedAt),
        wishId ? eq(coachingWishes.id, wishId) : undefined,
        sessionTypeId ? eq(coachingWishes.sessionTypeId, sessionTypeId) : undefined,
      ),
    )
    .returning({ id: coachingWishes.id });
  return rows.length > 0;
}
