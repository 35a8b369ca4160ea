import type { Queryable } from '#db/client.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { askedFirst, deciderOf, noShowsSince, type Approver, type Asked } from './rules/approval.ts';
import type { Booking } from './store/bookings.ts';
import { countNoShows } from './store/no-shows.ts';
import type { Offer } from './store/offers.ts';
import { managersOf } from './store/surroundings.ts';

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

/** Who decides about a booking today: line managers by name, or the coaches of the session. */
export async function whoDecides(
  db: Queryable,
  clock: Clock,
  { personId, approver }: Pick<Booking, 'personId' | 'approver'>,
): Promise<{ who: Approver; managerIds: string[] }> {
  const managerIds = approver === 'manager' ? await managersOf(db, personId, utcDay(clock)) : [];
  return { who: deciderOf(approver, managerIds), managerIds };
}

/** Who decides about each of some bookings today. */
export async function decidersOf(
  { db, now }: Pick<Context, 'db' | 'now'>,
  bookings: readonly Booking[],
): Promise<Map<string, Approver>> {
  const asked = bookings.map(async (booking) => [booking.id, (await whoDecides(db, { now }, booking)).who] as const);
  return new Map(await Promise.all(asked));
}
