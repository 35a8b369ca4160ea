import { currentFramework } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { peopleOf, promoteWaiting } from '../promote-waiting.ts';
import { NotPossibleNow } from '../rules/booking-terms.ts';
import { seatsOpenTo } from '../rules/reserved-seats.ts';
import { findLiveBooking } from '../store/bookings.ts';
import { declineInvitation, invitationsOf } from '../store/invitations.ts';
import { inOrder } from '../store/ordered.ts';
import { findSession, lockSession } from '../store/sessions.ts';
import { namesOf, toOwnGap, toPlace } from '../views.ts';
import { openInvitations } from './open-invitations.ts';

/** Sessions that are suggested to me, with the gap that is why. */
export async function listMyInvitations(context: Context) {
  const [framework, open] = await Promise.all([currentFramework(context), openInvitations(context, actingPerson(context))]);
  const nameOf = await namesOf(
    context,
    open.flatMap(({ session }) => session.coachIds),
  );
  return {
    items: open.map(({ session, gap, invitedAt }) => ({
      // The address of the meeting is for those who have a seat.
      session: { ...toPlace(session, nameOf), meetingUrl: null },
      gap: toOwnGap(gap, framework),
      seatsFree: seatsOpenTo(session, true),
      invitedAt: invitedAt.toString(),
    })),
  };
}

/** A suggested session is not for me. What it kept goes to those who wait. @throws {NotFound} {NotPossibleNow} while one has a seat. */
export async function declineMine(context: Context, sessionId: string): Promise<void> {
  const personId = actingPerson(context);
  const now = context.now();
  const known = (await invitationsOf(context.db, personId)).find((each) => each.sessionId === sessionId);
  if (!known) throw new NotFound('invitation');
  const before = (await findSession(context.db, sessionId))!;
  await inOrder(context.db, [personId, ...(await peopleOf(context.db, before))], async (tx) => {
    await lockSession(tx, sessionId);
    const booking = await findLiveBooking(tx, sessionId, personId);
    if (booking) throw new NotPossibleNow(booking.status);
    if (await declineInvitation(tx, { personId, sessionId, at: now })) await promoteWaiting(tx, context, sessionId);
  });
}
