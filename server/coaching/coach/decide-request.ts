import type { Context } from '#server/shared/context.ts';
import { whoDecides } from '../ask-first.ts';
import { WaitsForManager } from '../rules/approval.ts';
import { settleRequest, type Verdict } from '../settle-request.ts';
import { bookingOfOwnSession } from './acting-coach.ts';

/** Accept or decline a request for a session one holds, of a programme for all sittings that are asked for. @throws {NotFound} {NotPossibleNow} {WaitsForManager} */
export async function decideRequest(context: Context, bookingId: string, verdict: Verdict): Promise<void> {
  await settleRequest(context, await bookingOfOwnSession(context, bookingId), verdict, async (tx, booking) => {
    const { who } = await whoDecides(tx, context, booking);
    if (booking.status === 'requested' && who === 'manager') throw new WaitsForManager();
  });
}
