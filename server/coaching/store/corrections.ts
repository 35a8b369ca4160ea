import { and, count, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import {
  attendanceCorrections as corrections,
  coachingBookings,
  coachingOffers,
  coachingSessions,
  correctionDecisions as decisions,
} from '#db/schema/coaching.ts';
import type { Attendance } from '../rules/attendance.ts';

export interface NewCorrection {
  bookingId: string;
  askedBy: string;
  before: Attendance | null;
  after: Attendance;
  reason: string;
  askedAt: Temporal.Instant;
}

export interface Decision {
  decidedBy: string;
  decidedAt: Temporal.Instant;
  isAccepted: boolean;
  note: string | null;
}

export interface Correction extends NewCorrection {
  id: string;
  decision: Decision | null;
  /** Whose attendance it is. */
  subjectId: string;
  sessionId: string;
  title: string;
  visibility: 'private' | 'attendance';
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

const SHOWN = 200;

/** With what is known of the session: what waits in front, however long it does, then the latest. */
async function select(db: Queryable, condition: SQL | undefined): Promise<Correction[]> {
  const rows = await db
    .select({
      asked: corrections,
      decided: decisions,
      subjectId: coachingBookings.personId,
      sessionId: coachingBookings.sessionId,
      title: coachingOffers.title,
      visibility: coachingOffers.visibility,
      startsAt: coachingSessions.startsAt,
      endsAt: coachingSessions.endsAt,
    })
    .from(corrections)
    .leftJoin(decisions, eq(decisions.correctionId, corrections.id))
    .innerJoin(coachingBookings, eq(coachingBookings.id, corrections.bookingId))
    .innerJoin(coachingSessions, eq(coachingSessions.id, coachingBookings.sessionId))
    .innerJoin(coachingOffers, eq(coachingOffers.id, coachingSessions.offerId))
    .where(condition)
    .orderBy(sql`${decisions.correctionId} is not null`, desc(corrections.askedAt), desc(corrections.id))
    .limit(SHOWN);
  return rows.map(({ asked, decided, startsAt, endsAt, ...session }) => ({
    ...asked,
    ...session,
    askedAt: asked.askedAt.toTemporalInstant(),
    startsAt: startsAt.toTemporalInstant(),
    endsAt: endsAt.toTemporalInstant(),
    decision: decided && {
      decidedBy: decided.decidedBy,
      decidedAt: decided.decidedAt.toTemporalInstant(),
      isAccepted: decided.isAccepted,
      note: decided.note,
    },
  }));
}

export const readCorrections = (db: Queryable): Promise<Correction[]> => select(db, undefined);

export const findCorrection = async (db: Queryable, id: string): Promise<Correction | null> =>
  (await select(db, eq(corrections.id, id)))[0] ?? null;

/** The last one asked for of each booking: while one waits, no other is asked for. */
export async function lastCorrectionsOf(db: Queryable, bookingIds: readonly string[]): Promise<Map<string, Correction>> {
  if (bookingIds.length === 0) return new Map();
  const found = await select(db, inArray(corrections.bookingId, [...bookingIds]));
  return new Map(found.toReversed().map((correction) => [correction.bookingId, correction]));
}

/** @param tx With the session locked: of two who ask at once one is told that the other did. */
export async function hasWaitingCorrection(tx: Transaction, bookingId: string): Promise<boolean> {
  return (await countWhere(tx, eq(corrections.bookingId, bookingId))) > 0;
}

export const countWaitingCorrections = (db: Queryable): Promise<number> => countWhere(db, undefined);

async function countWhere(db: Queryable, condition: SQL | undefined): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(corrections)
    .leftJoin(decisions, eq(decisions.correctionId, corrections.id))
    .where(and(isNull(decisions.correctionId), condition));
  return row!.count;
}

export async function insertCorrection(tx: Transaction, { askedAt, ...correction }: NewCorrection): Promise<string> {
  const [row] = await tx
    .insert(corrections)
    .values({ ...correction, askedAt: new Date(askedAt.epochMilliseconds) })
    .returning({ id: corrections.id });
  return row!.id;
}

/** The correction as it is now; nobody else decides it until the transaction ends. */
export async function lockCorrection(tx: Transaction, id: string): Promise<Correction> {
  await tx.execute(sql`select from attendance_corrections where id = ${id} for update`);
  return (await findCorrection(tx, id))!;
}

export async function insertCorrectionDecision(
  tx: Transaction,
  { id: correctionId, askedBy }: Correction,
  { decidedAt, ...decision }: Decision,
): Promise<void> {
  await tx.insert(decisions).values({ ...decision, correctionId, askedBy, decidedAt: new Date(decidedAt.epochMilliseconds) });
}
