import type { Transaction } from '#db/client.ts';
import { findPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import { Refusal } from '#server/shared/refusal.ts';
import type { Context } from '#server/shared/context.ts';
import { AGREEMENT } from './rules/agreement.ts';
import { requestExpires } from './rules/booking-terms.ts';
import { sealIntake, type IntakeAnswer, type Sealing } from './sealing.ts';
import { insertBooking, type BookingStatus, type Purpose } from './store/bookings.ts';
import type { KnownCoach } from './store/coach-time.ts';
import type { Offer } from './store/offers.ts';
import { insertSession } from './store/sessions.ts';

export class RequestsNotTaken extends Refusal {
  constructor() {
    super('conflict', 'coaching/requests-not-taken', 'This coach takes no requests.');
  }
}

/** What somebody says once, for one session or for all sittings of a programme. */
export interface Prepared {
  purpose: Purpose;
  intake: readonly IntakeAnswer[];
  timeZone?: string;
}

/** One time of it, that was judged free under the locks. */
export interface Placed {
  offer: Offer;
  coach: KnownCoach;
  startsAt: Temporal.Instant;
  /** When the request would be held, where it asks for more than this session: it is decided as a whole. */
  firstAt?: Temporal.Instant;
  programme?: { programmeId: string; sitting: number };
}

/**
 * Write a session of two and the seat in it: booked, or asked for where the coach decides. Part of the transaction that
 * holds the locks. @throws {SomebodyIsBusy} {RequestsNotTaken}
 */
export async function placeBooking(
  tx: Transaction,
  context: Context,
  sealing: Sealing,
  { offer, coach, startsAt, firstAt = startsAt, programme, ...prepared }: Placed & Prepared,
): Promise<{ bookingId: string; sessionId: string; status: BookingStatus }> {
  const personId = actingPerson(context);
  const now = context.now();
  const { minutes, bufferBefore, bufferAfter } = offer;
  const isRequest = offer.approval === 'coach';
  if (isRequest && !coach.acceptsRequests) throw new RequestsNotTaken();
  const sessionId = await insertSession(tx, {
    offerId: offer.id,
    startsAt,
    minutes,
    bufferBefore,
    bufferAfter,
    timeZone: coach.timeZone,
    status: isRequest ? 'requested' : 'scheduled',
    capacity: 1,
    meetingUrl: coach.meetingUrl,
    createdBy: personId,
    createdAt: now,
    leadId: coach.coachId,
    ...programme,
  });
  const [person] = await findPersons(tx, [personId]);
  const status = isRequest ? 'requested' : 'confirmed';
  const bookingId = await insertBooking(tx, {
    sessionId,
    personId,
    status,
    purpose: prepared.purpose,
    requestedAt: now,
    answerBy: isRequest ? requestExpires(now, firstAt, offer.noticeMinutes) : null,
    intakeSealed: sealIntake(sealing, sessionId, personId, prepared.intake),
    agreementVersion: AGREEMENT.version,
    timeZone: prepared.timeZone ?? person!.timeZone,
  });
  return { bookingId, sessionId, status };
}
