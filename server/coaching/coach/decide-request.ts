import type { Context } from '#server/shared/context.ts';
import { whoDecides } from '../ask-first.ts';
import { WaitsForManager } from '../rules/approval.ts';
import { settleRequest, type Verdict } from '../settle-request.ts';
import { bookingOfOwnSession } from './acting-coach.ts';

/** Accept or decline a request for a session one holds. @throws {NotFound} {NotPossibleNow} {WaitsForManager} */
export async function decideRequest(context: Context, bookingId: string, verdict: Verdict): Promise<void> {
  const { session } = await bookingOfOwnSession(context, bookingId);
  await settleRequest(context, session, bookingId, verdict, async (tx, booking) => {
    const { who } = await whoDecides(tx, context, booking);
    if (booking.status === 'requested' && who === 'manager') throw new WaitsForManager();
  });
}
