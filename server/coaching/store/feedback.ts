import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { sessionFeedback } from '#db/schema/coaching.ts';

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
