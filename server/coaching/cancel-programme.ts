import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { lockProgramme } from './decided-together.ts';
import { endTogether } from './end-session.ts';
import { peopleOf } from './promote-waiting.ts';
import { changeableUntil, NotPossibleNow, TooLateToChange } from './rules/booking-terms.ts';
import { bookingsOfSessions, OPEN } from './store/bookings.ts';
import { inOrder } from './store/ordered.ts';
import { findProgramme } from './store/programmes.ts';
import { sessionsOfProgramme } from './store/sessions.ts';

/**
 * Cancel every session to come of one's own programme at once, with the reason. One whose cut-off has passed stays, as it
 * would alone, and is named.
 *
 * @throws {NotFound} {TooLateToChange} when none can be cancelled any more. {NotPossibleNow} when none is to come.
 */
export async function cancelProgramme(
  context: Context,
  programmeId: string,
  { code, text = null }: { code: string; text?: string | null },
) {
  const { db } = context;
  const personId = actingPerson(context);
  const now = context.now();
  if ((await findProgramme(db, programmeId))?.personId !== personId) throw new NotFound('programme');
  const [known] = await sessionsOfProgramme(db, programmeId);
  return inOrder(db, [personId, ...(await peopleOf(db, known!))], async (tx) => {
    const sessions = (await lockProgramme(tx, programmeId)).filter(({ startsAt }) => Temporal.Instant.compare(now, startsAt) < 0);
    const bookings = await bookingsOfSessions(
      tx,
      sessions.map(({ id }) => id),
    );
    const toCome = sessions.flatMap((session) => {
      const booking = bookings.find(({ sessionId, status }) => sessionId === session.id && OPEN.includes(status));
      return booking ? [{ session, booking, until: untilOf(session, booking.status) }] : [];
    });
    const changeable = toCome.filter(({ until }) => Temporal.Instant.compare(now, until) <= 0);
    if (toCome.length === 0) throw new NotPossibleNow('over');
    if (changeable.length === 0) throw new TooLateToChange(toCome[0]!.until);
    await endTogether(
      tx,
      context,
      changeable.map(({ session }) => session),
      { code, text, by: personId, programme: { id: programmeId } },
    );
    const idsOf = (all: typeof toCome) => all.map(({ booking }) => booking.id);
    return { cancelled: idsOf(changeable), kept: idsOf(toCome.filter((each) => !changeable.includes(each))) };
  });
}

/** Whoever only asks for a session can take that back until it begins. */
const untilOf = (
  { startsAt, cancelNoticeMinutes }: { startsAt: Temporal.Instant; cancelNoticeMinutes: number },
  status: string,
) => (status === 'confirmed' ? changeableUntil(startsAt, cancelNoticeMinutes) : startsAt);
