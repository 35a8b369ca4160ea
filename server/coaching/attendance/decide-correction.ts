import { intendNotices } from '#server/notifications/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { changeAttendance, withdrawWhatWasShown } from '../coach/record-attendance.ts';
import { NotPossibleNow } from '../rules/booking-terms.ts';
import { CorrectionSettled, correctionState, mayDecide, OwnCorrection } from '../rules/correction.ts';
import { whenDecided } from '../rules/notices-of-correction.ts';
import { assertReason } from '../rules/reason.ts';
import { findBooking } from '../store/bookings.ts';
import { findCorrection, insertCorrectionDecision, lockCorrection } from '../store/corrections.ts';
import { inOrder } from '../store/ordered.ts';
import { lockSession } from '../store/sessions.ts';

/**
 * Accept or decline what a coach asked for. Accepted, it is the coach's correction, with the lead named beside it; who turns
 * out not to have come loses what the session was said to have shown. Declined, the coach reads why.
 *
 * @throws {NotFound} {OwnCorrection} {CorrectionSettled} {NotPossibleNow} {ReasonMissing}
 */
export async function decideCorrection(
  context: Context,
  correctionId: string,
  { decision, note = null }: { decision: 'accept' | 'decline'; note?: string | null },
): Promise<void> {
  const decidedBy = actingPerson(context);
  const known = await findCorrection(context.db, correctionId);
  if (!known) throw new NotFound('correction');
  if (!mayDecide(decidedBy, known)) throw new OwnCorrection();
  const isAccepted = decision === 'accept';
  const said = isAccepted ? note?.trim() || null : assertReason(note, { detail: 'Say why not.', pointer: '#/note' });
  const at = context.now();
  await inOrder(context.db, [known.subjectId], async (tx) => {
    const session = await lockSession(tx, known.sessionId);
    const correction = await lockCorrection(tx, correctionId);
    const state = correctionState(correction.decision);
    if (state !== 'waiting') throw new CorrectionSettled(state);
    await insertCorrectionDecision(tx, correction, { decidedBy, decidedAt: at, isAccepted, note: said });
    await intendNotices(tx, [whenDecided(correction, { isAccepted, version: session.version, at })]);
    if (!isAccepted) return;
    const booking = (await findBooking(tx, correction.bookingId))!;
    const { before, after, askedBy: by, reason } = correction;
    if (booking.status !== (before ?? 'confirmed')) throw new NotPossibleNow(booking.status);
    await changeAttendance(tx, { session, booking }, { after, by, at, reason, acceptedBy: decidedBy });
    await withdrawWhatWasShown({ ...context, db: tx }, booking.id, after);
  });
}
