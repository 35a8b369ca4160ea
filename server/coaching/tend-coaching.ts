import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { announceTogether, askAnew } from './announce.ts';
import { applyOutcome } from './answer-outcome.ts';
import { lockDecided, type Seated } from './decided-together.ts';
import { peopleOf, promoteWaiting } from './promote-waiting.ts';
import { wordsGoOf } from './rules/note-life.ts';
import { keepsFrom } from './rules/reserved-seats.ts';
import { requestsToManagers } from './store/approvals.ts';
import { NAMES_KEPT_DAYS } from './rules/suggestion-figures.ts';
import { moveBooking, overdueBookings, type Booking } from './store/bookings.ts';
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
 * What time alone does: requests and kept seats that nobody answered expire and the next in line moves up; who has become the
 * line manager of somebody whose request waits is asked; groups that are too small at their cut-off are cancelled; seats that are
 * still kept are free for those who wait; outcomes that nobody contested count; notes, and at last all that was written, are
 * deleted; whose demand and suggestions were is forgotten. Safe to repeat, and at the same time.
 */
export async function tendCoaching(context: Context): Promise<void> {
  const now = context.now();
  for (const booking of await overdueBookings(context.db, now)) await expireBooking(context, booking);
  for (const booking of await requestsToManagers(context.db, now))
    await context.db.transaction((tx) => askAnew(tx, context, booking));
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

async function expireBooking(context: Context, known: Booking): Promise<void> {
  const now = context.now();
  const before = (await findSession(context.db, known.sessionId))!;
  await inOrder(context.db, await peopleOf(context.db, before), async (tx) => {
    const together = await lockDecided(tx, { booking: known, session: before });
    const overdue = together.filter((each) => isOverdue(each, now));
    for (const { booking, session } of overdue) {
      await moveBooking(tx, booking, { after: 'expired', by: null, at: now, reason: 'no-answer' });
      if (session.status === 'requested') await updateSession(tx, session.id, { status: 'expired' });
      else await promoteWaiting(tx, context, session.id);
    }
    await announceTogether(
      tx,
      context,
      before.programme,
      overdue.map(({ booking, session }) => ({
        name: 'coaching.session-cancelled',
        payload: { sessionId: session.id, bookingIds: [booking.id] },
      })),
    );
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

function isOverdue({ booking, session }: Seated, now: Temporal.Instant): boolean {
  if (booking.status !== 'waitlisted' && booking.status !== 'requested' && booking.status !== 'offered') return false;
  const ends = booking.status === 'waitlisted' ? session.startsAt : booking.answerBy;
  return ends !== null && Temporal.Instant.compare(now, ends) >= 0;
}
