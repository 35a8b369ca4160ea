import type { Queryable } from '#db/client.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { askedFirst, deciderOf, noShowsSince, type Approver, type Asked } from './rules/approval.ts';
import type { Booking } from './store/bookings.ts';
import { countNoShows } from './store/no-shows.ts';
import type { Offer } from './store/offers.ts';
import { managersOf, managersOfEach } from './store/surroundings.ts';

type Clock = Pick<Context, 'now'>;

/** Who is asked before a booking of somebody is sure, offer by offer, and who their line managers are today. */
export async function whoIsAsked(
  db: Queryable,
  clock: Clock,
  personId: string,
): Promise<{ managerIds: string[]; asked: (offer: Pick<Offer, 'approval' | 'mode'>) => Asked | null }> {
  const [managerIds, noShows] = await Promise.all([
    managersOf(db, personId, utcDay(clock)),
    countNoShows(db, personId, noShowsSince(clock.now())),
  ]);
  return { managerIds, asked: (offer) => askedFirst(offer, { hasManager: managerIds.length > 0, noShows }) };
}

type Awaiting = Pick<Booking, 'personId' | 'approver'>;

/** Who decides: line managers by name, or the coaches of the session. */
export interface Decider {
  who: Approver;
  managerIds: readonly string[];
}

/** Who decides about each of some bookings today, and all line managers among them; where none is asked, none is looked up. */
export async function decidersOf(
  db: Queryable,
  clock: Clock,
  bookings: readonly Awaiting[],
): Promise<{ decides: (booking: Awaiting) => Decider; managerIds: string[] }> {
  const asked = bookings.filter(({ approver }) => approver === 'manager').map(({ personId }) => personId);
  const managers = await managersOfEach(db, [...new Set(asked)], utcDay(clock));
  const decides = ({ personId, approver }: Awaiting) => {
    const managerIds = approver === 'manager' ? (managers.get(personId) ?? []) : [];
    return { who: deciderOf(approver, managerIds), managerIds };
  };
  return { decides, managerIds: [...managers.values()].flat() };
}

/** Who decides about a booking today. */
export const whoDecides = async (db: Queryable, clock: Clock, booking: Awaiting): Promise<Decider> =>
  (await decidersOf(db, clock, [booking])).decides(booking);
