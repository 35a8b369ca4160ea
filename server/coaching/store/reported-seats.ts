import { and, desc, eq, gte, inArray, lte } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { coachingBookings, coachingOffers, coachingSessions } from '#db/schema/coaching.ts';

export interface ReportedSeat {
  sessionId: string;
  title: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  personId: string;
  status: string;
}

/** Sure seats in sessions that ended within a time and report attendance, the latest session first. */
export async function reportedSeats(
  db: Queryable,
  ended: { from: Temporal.Instant; to: Temporal.Instant },
  personIds?: readonly string[],
): Promise<ReportedSeat[]> {
  const rows = await db
    .select({
      sessionId: coachingSessions.id,
      title: coachingOffers.title,
      startsAt: coachingSessions.startsAt,
      endsAt: coachingSessions.endsAt,
      personId: coachingBookings.personId,
      status: coachingBookings.status,
    })
    .from(coachingBookings)
    .innerJoin(coachingSessions, eq(coachingSessions.id, coachingBookings.sessionId))
    .innerJoin(coachingOffers, eq(coachingOffers.id, coachingSessions.offerId))
    .where(
      and(
        eq(coachingOffers.visibility, 'attendance'),
        gte(coachingSessions.endsAt, new Date(ended.from.epochMilliseconds)),
        lte(coachingSessions.endsAt, new Date(ended.to.epochMilliseconds)),
        inArray(coachingSessions.status, ['scheduled', 'in-progress', 'completed']),
        inArray(coachingBookings.status, ['confirmed', 'attended', 'partial', 'no-show']),
        personIds && inArray(coachingBookings.personId, [...personIds]),
      ),
    )
    .orderBy(desc(coachingSessions.startsAt), coachingSessions.id)
    .limit(2000);
  return rows.map(({ startsAt, endsAt, ...row }) => ({
    ...row,
    startsAt: startsAt.toTemporalInstant(),
    endsAt: endsAt.toTemporalInstant(),
  }));
}
