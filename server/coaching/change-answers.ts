import { intendNotices, whoHeard } from '#server/notifications/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { asSeat } from './announce.ts';
import { assertAnswerable, assertPrepared } from './rules/booking-terms.ts';
import { firstWordTo, whenAnswersChanged } from './rules/notices.ts';
import { sealIntake, unsealIntake, type IntakeAnswer, type Sealing } from './sealing.ts';
import { findBooking, insertEvent } from './store/bookings.ts';
import { updateIntake } from './store/intake.ts';
import { findSessionType } from './store/session-types.ts';
import { findSession, lockSession } from './store/sessions.ts';

/**
 * Answer the questions before a session anew. Coaches read the newest; who heard of the booking already hears that there
 * is something new to read. What it is for stays as it was chosen.
 *
 * @throws {NotFound} {IntakeMissing} {NotPossibleNow} {TooLateToChange} from the start of the session on.
 */
export async function changeAnswers(
  context: Context,
  sealing: Sealing,
  bookingId: string,
  intake: readonly IntakeAnswer[],
): Promise<void> {
  const { db } = context;
  const personId = actingPerson(context);
  const now = context.now();
  const known = await findBooking(db, bookingId);
  if (known?.personId !== personId) throw new NotFound('booking');
  const { sessionId } = known;
  const { sessionTypeId } = (await findSession(db, sessionId))!;
  assertPrepared((await findSessionType(db, sessionTypeId))!.questions, intake);
  await db.transaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const booking = (await findBooking(tx, bookingId))!;
    assertAnswerable(booking.status, session.startsAt, now);
    if (isSame(intake, unsealIntake(sealing, sessionId, personId, booking.intakeSealed))) return;
    await updateIntake(tx, bookingId, sealIntake(sealing, sessionId, personId, intake));
    const { status } = booking;
    await insertEvent(tx, { bookingId, before: status, after: status, by: personId, at: now, reason: 'answers-changed' });
    const heard = await whoHeard(tx, { sessionId, bookingId, kinds: firstWordTo(session.mode) });
    // Of a programme they hear as a whole, of no sitting alone.
    const coachIds = session.programme ? session.coachIds : session.coachIds.filter((id) => heard.includes(id));
    const notices = whenAnswersChanged(
      { session: { ...session, coachIds }, now, by: personId, startedAt: null },
      asSeat(booking),
    );
    await intendNotices(
      tx,
      notices.map((notice) => ({ ...notice, version: session.version })),
    );
  });
}

const isSame = (one: readonly IntakeAnswer[], other: readonly IntakeAnswer[]) => JSON.stringify(one) === JSON.stringify(other);
