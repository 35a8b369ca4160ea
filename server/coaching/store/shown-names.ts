import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { coachingBookings } from '#db/schema/coaching.ts';

/** Of the people who have a seat in a session those who show their name to each other; the one who asks is not among them. */
export async function shownIn(db: Queryable, sessionId: string, askedBy: string): Promise<string[]> {
  const rows = await db
    .select({ personId: coachingBookings.personId })
    .from(coachingBookings)
    .where(
      and(
        eq(coachingBookings.sessionId, sessionId),
        eq(coachingBookings.showsName, true),
        inArray(coachingBookings.status, ['confirmed', 'attended', 'partial']),
        ne(coachingBookings.personId, askedBy),
      ),
    );
  return rows.map(({ personId }) => personId);
}

export async function updateShownName(db: Queryable, bookingId: string, showsName: boolean): Promise<void> {
  await db.update(coachingBookings).set({ showsName }).where(eq(coachingBookings.id, bookingId));
}
