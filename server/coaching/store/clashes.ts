import { violates } from '#db/constraint.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { NotPossibleNow, SessionFull } from '../rules/booking-terms.ts';

export class SomebodyIsBusy extends Refusal {
  constructor() {
    super('conflict', 'coaching/somebody-is-busy', 'Somebody of this session is elsewhere at that time.');
  }
}

export class AlreadyCoaching extends Refusal {
  constructor() {
    super('conflict', 'coaching/already-coaching', 'You hold this session yourself.');
  }
}

/** What the database says when something cannot be, in the words of the business. */
export async function refusingClashes<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, 'nobody_is_in_two_places')) throw new SomebodyIsBusy();
    if (violates(error, 'seats_are_within_capacity')) throw new SessionFull();
    if (violates(error, 'one_claim_per_session')) throw new AlreadyCoaching();
    if (violates(error, 'status_moves_as_listed')) throw new NotPossibleNow('as it is');
    if (violates(error, 'seats_are_in_live_sessions')) throw new NotPossibleNow('over');
    throw error;
  }
}
