import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { coachingBookings } from '#db/schema/coaching.ts';

/** Answers before a session, written anew; what they said before is gone. */
export async function updateIntake(tx: Transaction, bookingId: string, intakeSealed: string): Promise<void> {
  await tx.update(coachingBookings).set({ intakeSealed }).where(eq(coachingBookings.id, bookingId));
}
