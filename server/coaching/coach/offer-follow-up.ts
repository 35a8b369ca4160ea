import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { announce } from '../announce.ts';
import { whoIsAsked } from '../ask-first.ts';
import { WrongMode } from '../find-slots.ts';
import { AGREEMENT } from '../rules/agreement.ts';
import { followUpExpires } from '../rules/booking-terms.ts';
import { DAY_MS } from '../rules/days.ts';
import { SlotRefused } from '../rules/slot-check.ts';
import { freeSlots } from '../rules/slots.ts';
import { sealIntake, type Sealing } from '../sealing.ts';
import { findBooking, insertBooking, moveBooking } from '../store/bookings.ts';
import { SomebodyIsBusy } from '../store/clashes.ts';
import { readCoachTime } from '../store/coach-time.ts';
import { findOffer } from '../store/offers.ts';
import { inOrder } from '../store/ordered.ts';
import { insertSession } from '../store/sessions.ts';
import { actingCoach, bookingOfOwnSession } from './acting-coach.ts';

/** How far behind the day that is asked for a time is looked for. */
const LOOK_DAYS = 14;
const TIMES = 5;

/** The first times from some days on at which both are free. The horizon is for coachees; a coach looks further. @throws {NotFound} */
export async function findFollowUp(context: Context, bookingId: string, { days }: { days: number }) {
  const { personId, timeZone } = await actingCoach(context);
  const { booking, session } = await bookingOfOwnSession(context, bookingId);
  if (session.mode === 'group') throw new WrongMode();
  const offer = (await findOffer(context.db, session.offerId))!;
  const now = context.now().epochMilliseconds;
  const range = { start: now + days * DAY_MS, end: now + (days + LOOK_DAYS) * DAY_MS };
  const asked = { range, offers: [offer], coacheeId: booking.personId };
  const { coaches, ownBusy } = await readCoachTime(context.db, [personId], asked);
  const terms = { ...offer, horizonDays: days + LOOK_DAYS + 2 };
  const { slots } = freeSlots(coaches[0]!, { terms, now, range, ownBusy });
  return {
    timeZone,
    minutes: offer.minutes,
    times: onePerHalfDay(slots)
      .slice(0, TIMES)
      .map((slot) => Temporal.Instant.fromEpochMilliseconds(slot).toString()),
  };
}

/** Times that are a choice: neighbours of one that is shown already are left out. */
const onePerHalfDay = (slots: readonly number[]) =>
  slots.filter((slot, at) => at === 0 || Math.floor(slot / (DAY_MS / 2)) !== Math.floor(slots[at - 1]! / (DAY_MS / 2)));

/**
 * Keep a time for a follow-up of a session of two. The coachee takes it or lets it pass; unanswered, it is free again.
 *
 * @throws {NotFound} {WrongMode} {SlotRefused}
 */
export async function offerFollowUp(context: Context, sealing: Sealing, bookingId: string, startsAt: Temporal.Instant) {
  const coach = await actingCoach(context);
  const { booking: earlier, session } = await bookingOfOwnSession(context, bookingId);
  if (session.mode === 'group') throw new WrongMode();
  const offer = (await findOffer(context.db, session.offerId))!;
  const now = context.now();
  const answerBy = followUpExpires(now, startsAt);
  if (Temporal.Instant.compare(answerBy, now) <= 0) throw new SlotRefused('in-the-past');
  const { personId, timeZone } = earlier;
  try {
    return await inOrder(context.db, [coach.personId, personId], async (tx) => {
      const sessionId = await insertSession(tx, {
        offerId: offer.id,
        startsAt,
        minutes: offer.minutes,
        bufferBefore: offer.bufferBefore,
        bufferAfter: offer.bufferAfter,
        timeZone: coach.timeZone,
        status: 'requested',
        capacity: 1,
        meetingUrl: coach.meetingUrl,
        createdBy: coach.personId,
        createdAt: now,
        leadId: coach.personId,
      });
      // The coach offers it, so nobody else is asked but a manager whom the offer asks, once it is taken.
      const { who } = (await whoIsAsked(tx, context, personId)).asked(offer) ?? {};
      const followUpId = await insertBooking(tx, {
        sessionId,
        personId,
        status: 'waitlisted',
        approver: who === 'manager' ? who : null,
        purpose: earlier.purpose,
        requestedAt: now,
        answerBy: null,
        intakeSealed: sealIntake(sealing, sessionId, personId, []),
        agreementVersion: AGREEMENT.version,
        timeZone,
        by: actingPerson(context),
      });
      const placed = (await findBooking(tx, followUpId))!;
      await moveBooking(tx, placed, { after: 'offered', by: coach.personId, at: now, answerBy, reason: 'follow-up' });
      await announce(tx, context, { name: 'coaching.seat-promoted', payload: { sessionId, bookingId: followUpId } });
      return { bookingId: followUpId, sessionId, answerBy: answerBy.toString() };
    });
  } catch (error) {
    if (error instanceof SomebodyIsBusy) throw new SlotRefused('slot-taken');
    throw error;
  }
}
