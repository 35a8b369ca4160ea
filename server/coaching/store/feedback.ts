import { asc, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { coachingBookings, sessionCoaches, sessionFeedback } from '#db/schema/coaching.ts';

export interface Feedback {
  rating: number;
  textSealed: string | null;
  givenAt: Temporal.Instant;
}

export async function findFeedback(db: Queryable, bookingId: string): Promise<Feedback | null> {
  const [row] = await db.select().from(sessionFeedback).where(eq(sessionFeedback.bookingId, bookingId));
  return row ? { rating: row.rating, textSealed: row.textSealed, givenAt: row.givenAt.toTemporalInstant() } : null;
}

export const hasFeedback = async (db: Queryable, bookingId: string): Promise<boolean> =>
  (await findFeedback(db, bookingId)) !== null;

/** Given, or given anew. */
export async function putFeedback(db: Queryable, bookingId: string, { givenAt, ...feedback }: Feedback): Promise<void> {
  const set = { ...feedback, givenAt: new Date(givenAt.epochMilliseconds) };
  await db
    .insert(sessionFeedback)
    .values({ bookingId, ...set })
    .onConflictDoUpdate({ target: sessionFeedback.bookingId, set });
}

/** Feedback on sessions of coaches, in the order it was given. For figures only. */
export function feedbackOn(db: Queryable, coachIds: readonly string[]) {
  return db
    .select({
      coachId: sessionCoaches.personId,
      personId: coachingBookings.personId,
      bookingId: coachingBookings.id,
      sessionId: coachingBookings.sessionId,
      rating: sessionFeedback.rating,
      textSealed: sessionFeedback.textSealed,
    })
    .from(sessionFeedback)
    .innerJoin(coachingBookings, eq(coachingBookings.id, sessionFeedback.bookingId))
    .innerJoin(sessionCoaches, eq(sessionCoaches.sessionId, coachingBookings.sessionId))
    .where(inArray(sessionCoaches.personId, [...coachIds]))
    .orderBy(asc(sessionFeedback.givenAt), asc(sessionFeedback.bookingId));
}
