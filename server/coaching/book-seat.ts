import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { assertAgreed } from './accept-agreement.ts';
import { announce } from './announce.ts';
import { whoIsAsked } from './ask-first.ts';
import type { Booked } from './book-slot.ts';
import { WrongMode } from './find-slots.ts';
import { logChoice } from './log-suggestions.ts';
import { AGREEMENT } from './rules/agreement.ts';
import { assertMayOpen, assertPrepared, NotPossibleNow, requestExpires, SessionFull } from './rules/booking-terms.ts';
import { SlotRefused } from './rules/slot-check.ts';
import { keptFor, seatsOpenTo } from './rules/reserved-seats.ts';
import { sealIntake, type IntakeAnswer, type Sealing } from './sealing.ts';
import { countOpen, findBooking, findLiveBooking, insertBooking, type Purpose } from './store/bookings.ts';
import { AlreadyCoaching, SomebodyIsBusy } from './store/clashes.ts';
import { endWishes, noteDemand } from './store/demand.ts';
import { isInvitedTo } from './store/invitations.ts';
import { findOffer } from './store/offers.ts';
import { inOrder } from './store/ordered.ts';
import { findSessionType } from './store/session-types.ts';
import { findSession, lockSession } from './store/sessions.ts';
import { managersOf } from './store/surroundings.ts';

export interface SeatBooking {
  sessionId: string;
  purpose: Purpose;
  intake: readonly IntakeAnswer[];
  /** Take a place on the waiting list when there is no seat. */
  waitIfFull: boolean;
  timeZone?: string;
  /** Let the others of the group see one's name; left out, they do not. */
  showsName?: boolean;
}

/**
 * Take a seat in a group session, or a place in the line for one. Asking again finds the seat one has.
 *
 * @throws {SessionFull} {NotPossibleNow} {SlotRefused} {AgreementNotAccepted} {IntakeMissing} {TooManyOpen}
 */
export async function bookSeat(context: Context, sealing: Sealing, wanted: SeatBooking): Promise<Booked> {
  const { db } = context;
  const personId = actingPerson(context);
  const { sessionId } = wanted;
  const session = await findSession(db, sessionId);
  if (!session) throw new NotFound('session');
  if (session.mode !== 'group') throw new WrongMode();
  if (wanted.timeZone) assertTimeZone(wanted.timeZone);
  await assertAgreed(context, personId);
  const [type, offer, managers, [person]] = await Promise.all([
    findSessionType(db, session.sessionTypeId),
    findOffer(db, session.offerId),
    managersOf(db, personId, utcDay(context)),
    findPersons(db, [personId]),
  ]);
  assertPrepared(type!.questions, wanted.intake);
  if (session.coachIds.some((id) => managers.includes(id))) throw new SlotRefused('line-manager');
  if (session.coachIds.includes(personId)) throw new AlreadyCoaching();
  const now = context.now();

  try {
    return await inOrder(db, [personId], async (tx) => {
      const locked = await lockSession(tx, sessionId);
      const { status, startsAt } = locked;
      const known = await findLiveBooking(tx, sessionId, personId);
      if (known) return { bookingId: known.id, sessionId, status: known.status, place: known.place };
      if (status !== 'scheduled') throw new NotPossibleNow(status);
      if (Temporal.Instant.compare(startsAt, now) <= 0) throw new SlotRefused('in-the-past');
      assertMayOpen(await countOpen(tx, personId, session.offerId), offer!.maxOpenPerPerson);
      const isInvited = await isInvitedTo(tx, personId, sessionId);
      const isFull = seatsOpenTo(locked, isInvited) === 0;
      if (isFull && !wanted.waitIfFull) throw new SessionFull(keptFor(locked, isInvited));
      const approver = (await whoIsAsked(tx, context, personId)).asked(offer!)?.who ?? null;
      const seat = isFull ? 'waitlisted' : approver ? 'requested' : 'confirmed';
      const bookingId = await insertBooking(tx, {
        sessionId,
        personId,
        status: seat,
        approver,
        purpose: wanted.purpose,
        requestedAt: now,
        answerBy: seat === 'requested' ? requestExpires(now, startsAt, offer!.noticeMinutes) : null,
        intakeSealed: sealIntake(sealing, sessionId, personId, wanted.intake),
        agreementVersion: AGREEMENT.version,
        timeZone: wanted.timeZone ?? person!.timeZone,
        showsName: wanted.showsName ?? false,
        isInvited,
      });
      const { sessionTypeId } = session;
      if (isFull) await noteDemand(tx, { personId, sessionTypeId, kind: 'waiting-list', on: utcDay(context) });
      else await endWishes(tx, { personId, sessionTypeId, at: now });
      await logChoice(tx, context, { personId, offerId: session.offerId, coachIds: session.coachIds });
      await announce(tx, context, { name: 'coaching.session-booked', payload: { sessionId, bookingId } });
      return { bookingId, sessionId, status: seat, place: (await findBooking(tx, bookingId))!.place };
    });
  } catch (error) {
    if (error instanceof SomebodyIsBusy) throw new SlotRefused('you-are-busy');
    throw error;
  }
}
