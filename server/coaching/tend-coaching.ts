import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { announce } from './announce.ts';
import { applyOutcome } from './answer-outcome.ts';
import { peopleOf, promoteWaiting } from './promote-waiting.ts';
import { wordsGoOf } from './rules/note-life.ts';
import { keepsFrom } from './rules/reserved-seats.ts';
import { findBooking, moveBooking, overdueBookings } from './store/bookings.ts';
import { NAMES_KEPT_DAYS } from './rules/suggestion-figures.ts';
import { forgetDemandBefore } from './store/demand.ts';
import { forgetInvitations } from './store/invitations.ts';
import { deleteExpiredNotes } from './store/notes.ts';
import { forgetWords } from './store/old-words.ts';
import { inOrder } from './store/ordered.ts';
import { outcomesToApply } from './store/outcomes.ts';
import { findSession, lockSession, sessionsToRelease, tooSmallSessions, updateSession } from './store/sessions.ts';
import { forgetSuggestedBefore } from './store/suggestions.ts';
import { endSession } from './end-session.ts';

const SILENCE_IS_CONSENT_AFTER = Temporal.Duration.from({ hours: 7 * 24 });
const DEMAND_NAMES_KEPT_DAYS = 90;
const INVITATIONS_KEPT = Temporal.Duration.from({ hours: 90 * 24 });
const TOO_FEW = { code: 'too-few', text: null, by: null };

/**
 * What time alone does: requests and kept seats that nobody answered expire and the next in line moves up; groups that are
 * too small at their cut-off are cancelled; seats that are still kept are free for those who wait; outcomes that nobody contested count; notes, and at last all that was written, are deleted; whose demand and suggestions were
 * is forgotten. Safe to repeat, and at the same time.
 */
export async function tendCoaching(context: Context): Promise<void> {
  const now = context.now();
  for (const { id, sessionId } of await overdueBookings(context.db, now)) await expireBooking(context, id, sessionId);
  for (const sessionId of await tooSmallSessions(context.db, now)) await endSession(context, sessionId, TOO_FEW);
  for (const sessionId of await sessionsToRelease(context.db, keepsFrom(now))) await releaseSeats(context, sessionId);
  for (const outcome of await outcomesToApply(context.db, now.subtract(SILENCE_IS_CONSENT_AFTER)))
    await applyOutcome(context, outcome);
  await deleteExpiredNotes(context.db, now);
  await forgetWords(context.db, wordsGoOf(now));
  await forgetInvitations(context.db, now.subtract(INVITATIONS_KEPT));
  await forgetDemandBefore(context.db, utcDay(context).subtract({ days: DEMAND_NAMES_KEPT_DAYS }));
  await forgetSuggestedBefore(context.db, utcDay(context).subtract({ days: NAMES_KEPT_DAYS }));
}

async function expireBooking(context: Context, bookingId: string, sessionId: string): Promise<void> {
  const now = context.now();
  const known = (await findSession(context.db, sessionId))!;
  await inOrder(context.db, await peopleOf(context.db, known), async (tx) => {
    const session = await lockSession(tx, sessionId);
    const booking = (await findBooking(tx, bookingId))!;
    if (booking.status !== 'waitlisted' && booking.status !== 'requested' && booking.status !== 'offered') return;
    const ends = booking.status === 'waitlisted' ? session.startsAt : booking.answerBy;
    if (!ends || Temporal.Instant.compare(now, ends) < 0) return;
    await moveBooking(tx, booking, { after: 'expired', by: null, at: now, reason: 'no-answer' });
    if (session.status === 'requested') await updateSession(tx, sessionId, { status: 'expired' });
    else await promoteWaiting(tx, context, sessionId);
    await announce(tx, context, { name: 'coaching.session-cancelled', payload: { sessionId, bookingIds: [bookingId] } });
  });
}

async function releaseSeats(context: Context, sessionId: string): Promise<void> {
  const known = (await findSession(context.db, sessionId))!;
  await inOrder(context.db, await peopleOf(context.db, known), async (tx) => {
    const { startsAt } = await lockSession(tx, sessionId);
    // It may have been moved meanwhile.
    if (Temporal.Instant.compare(startsAt, keepsFrom(context.now())) > 0) return;
    await updateSession(tx, sessionId, { reservedSeats: 0 });
    await promoteWaiting(tx, context, sessionId);
  });
}
