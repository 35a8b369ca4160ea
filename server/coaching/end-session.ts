import type { Transaction } from '#db/client.ts';
import type { Context } from '#server/shared/context.ts';
import { announceTogether, type SessionEvent } from './announce.ts';
import { lockProgramme } from './decided-together.ts';
import { peopleOf } from './promote-waiting.ts';
import { NotPossibleNow } from './rules/booking-terms.ts';
import { isStillOn, sittingsAfter } from './rules/later-sittings.ts';
import { bookingsOfSessions, moveBooking, OPEN } from './store/bookings.ts';
import { inOrder } from './store/ordered.ts';
import { findProgramme } from './store/programmes.ts';
import { findSession, lockSession, updateSession, type Session } from './store/sessions.ts';

export interface Ending {
  code: string;
  text: string | null;
  /** Who does so; null when time alone does. */
  by: string | null;
}

/**
 * Cancel a session for everybody in it, those who wait included.
 *
 * @param withLater With the later sittings of its programme that are to come.
 * @throws {NotPossibleNow}
 */
export async function endSession(
  context: Context,
  sessionId: string,
  { withLater = false, ...ending }: Ending & { withLater?: boolean },
): Promise<void> {
  const { db } = context;
  const now = context.now();
  const before = (await findSession(db, sessionId))!;
  const programme = withLater && before.programme ? await findProgramme(db, before.programme.id) : null;
  const people = [...(programme ? [programme.personId] : []), ...(await peopleOf(db, before))];
  await inOrder(db, people, async (tx) => {
    const sessions = programme ? await lockProgramme(tx, programme.id) : [await lockSession(tx, sessionId)];
    const session = sessions.find(({ id }) => id === sessionId)!;
    const isDone = session.status === 'cancelled';
    if (!isDone && Temporal.Instant.compare(session.endsAt, now) <= 0) throw new NotPossibleNow('over');
    if (!isDone && !isStillOn(session)) throw new NotPossibleNow(session.status);
    await endTogether(tx, context, [...(isDone ? [] : [session]), ...sittingsAfter(sessions, session, now)], {
      ...ending,
      programme,
    });
  });
}

/** Cancel sessions that the transaction holds; sittings of a programme are told of at once. */
export async function endTogether(
  tx: Transaction,
  context: Context,
  sessions: readonly Session[],
  { code, text, by, programme }: Ending & { programme: { id: string } | null },
): Promise<void> {
  const at = context.now();
  const ids = sessions.map(({ id }) => id);
  const open = (await bookingsOfSessions(tx, ids)).filter(({ status }) => OPEN.includes(status));
  const events: SessionEvent[] = [];
  for (const sessionId of ids) {
    const own = open.filter((booking) => booking.sessionId === sessionId);
    for (const booking of own)
      await moveBooking(tx, booking, { after: 'cancelled', by, at, reason: code, cancel: { code, text } });
    await updateSession(tx, sessionId, { status: 'cancelled', cancelCode: code, cancelText: text });
    events.push({ name: 'coaching.session-cancelled', payload: { sessionId, bookingIds: own.map(({ id }) => id) } });
  }
  await announceTogether(tx, context, programme, events);
}
