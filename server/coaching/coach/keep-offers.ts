import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { WrongMode } from '../find-slots.ts';
import { UnknownSessionType } from '../make-wish.ts';
import { findCoach } from '../store/coaches.ts';
import {
  deleteOfferCoach,
  findOffer,
  hasSessions,
  insertOffer,
  insertOfferCoach,
  updateOffer,
  type OfferTerms,
} from '../store/offers.ts';
import { findSessionType } from '../store/session-types.ts';
import type { Wishes } from '../rules/limits.ts';
import { NotThatTime } from '../rules/stated-time.ts';
import { actingCoach } from './acting-coach.ts';

/** Terms as they are stated: a limit that is left out is none. */
type StatedTerms = Omit<OfferTerms, keyof Wishes> & Partial<Wishes>;
const NO_LIMITS: Wishes = { maxPerDay: null, maxPerWeek: null };

async function assertTerms(context: Context, terms: StatedTerms): Promise<void> {
  if (!(await findSessionType(context.db, terms.sessionTypeId))) throw new UnknownSessionType();
  if (terms.mode === 'one-to-one' && terms.capacity !== 1) throw new WrongMode();
  if (terms.minParticipants > terms.capacity) throw new NotThatTime('There are fewer seats than that.', '#/minParticipants');
}

/** Make a session type bookable. A coach who does so holds it; an OSPO lead who does not coach leaves it to coaches. */
export async function createOffer(context: Context, terms: StatedTerms): Promise<string> {
  const createdBy = actingPerson(context);
  await assertTerms(context, terms);
  const coach = await findCoach(context.db, createdBy);
  return context.db.transaction(async (tx) => {
    const offerId = await insertOffer(tx, { ...NO_LIMITS, ...terms }, { createdBy, at: context.now() });
    if (coach) await insertOfferCoach(tx, offerId, createdBy);
    return offerId;
  });
}

export class AttendancePromised extends Refusal {
  constructor() {
    const detail = 'People booked this on the word that nobody else hears of it. Make another offer that reports attendance.';
    super('conflict', 'coaching/attendance-promised', detail, { errors: [{ pointer: '#/visibility', detail }] });
  }
}

/**
 * What is booked stays as it was booked. Coaches change offers they hold, OSPO leads any.
 *
 * @throws {NotFound} {AttendancePromised}
 */
export async function changeOffer(context: Context, offerId: string, terms: StatedTerms & { isActive: boolean }): Promise<void> {
  const offer = await findOffer(context.db, offerId);
  const isLead = context.actor.accessRoles.includes('ospo-lead');
  if (!offer || (!isLead && !offer.coachIds.includes(actingPerson(context)))) throw new NotFound('offer');
  await assertTerms(context, terms);
  const tellsMore = offer.visibility === 'private' && terms.visibility === 'attendance';
  if (tellsMore && (await hasSessions(context.db, offerId))) throw new AttendancePromised();
  await updateOffer(context.db, offerId, { ...NO_LIMITS, ...terms });
}

/** @throws {NotFound} */
export async function joinOffer(context: Context, offerId: string): Promise<void> {
  const { personId } = await actingCoach(context);
  if (!(await findOffer(context.db, offerId))) throw new NotFound('offer');
  await insertOfferCoach(context.db, offerId, personId);
}

/** @throws {NotFound} */
export async function leaveOffer(context: Context, offerId: string): Promise<void> {
  const { personId } = await actingCoach(context);
  await deleteOfferCoach(context.db, offerId, personId);
}
