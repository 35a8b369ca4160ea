import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { coachingBookings, coachingProgrammes, coachingSessions } from '#db/schema/coaching.ts';
import { OPEN, type BookingStatus } from './bookings.ts';

export interface Programme {
  id: string;
  offerId: string;
  personId: string;
}

export async function insertProgramme(
  tx: Transaction,
  { createdAt, ...programme }: Omit<Programme, 'id'> & { createdAt: Temporal.Instant },
): Promise<string> {
  const values = { ...programme, createdAt: new Date(createdAt.epochMilliseconds) };
  const [row] = await tx.insert(coachingProgrammes).values(values).returning({ id: coachingProgrammes.id });
  return row!.id;
}

export async function findProgramme(db: Queryable, id: string): Promise<Programme | null> {
  const { offerId, personId } = coachingProgrammes;
  const [row] = await db
    .select({ id: coachingProgrammes.id, offerId, personId })
    .from(coachingProgrammes)
    .where(eq(coachingProgrammes.id, id));
  return row ?? null;
}

export interface BookedSitting {
  programmeId: string;
  bookingId: string;
  sessionId: string;
  status: BookingStatus;
  sitting: number;
  startsAt: Temporal.Instant;
}

/** Open bookings of somebody in programmes of an offer, in the order of sittings. */
export async function openSittings(db: Queryable, personId: string, offerId: string): Promise<BookedSitting[]> {
  const rows = await db
    .select({
      programmeId: coachingSessions.programmeId,
      bookingId: coachingBookings.id,
      sessionId: coachingSessions.id,
      status: coachingBookings.status,
      sitting: coachingSessions.sitting,
      startsAt: coachingSessions.startsAt,
    })
    .from(coachingBookings)
    .innerJoin(coachingSessions, eq(coachingSessions.id, coachingBookings.sessionId))
    .innerJoin(coachingProgrammes, eq(coachingProgrammes.id, coachingSessions.programmeId))
    .where(
      and(
        eq(coachingBookings.personId, personId),
        eq(coachingProgrammes.offerId, offerId),
        inArray(coachingBookings.status, [...OPEN]),
      ),
    )
    .orderBy(asc(coachingSessions.programmeId), asc(coachingSessions.sitting));
  return rows.map(({ programmeId, sitting, startsAt, ...row }) => ({
    ...row,
    programmeId: programmeId!,
    sitting: sitting!,
    startsAt: startsAt.toTemporalInstant(),
  }));
}
