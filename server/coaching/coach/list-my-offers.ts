import type { Context } from '#server/shared/context.ts';
import { readOffers } from '../store/offers.ts';
import { namesOf } from '../views.ts';
import { actingCoach } from './acting-coach.ts';

/** Offers one holds, closed ones too, and open ones of others that one may join. @throws {NotFound} */
export async function listMyOffers(context: Context) {
  const { personId } = await actingCoach(context);
  const offers = (await readOffers(context.db)).filter(({ isActive, coachIds }) => isActive || coachIds.includes(personId));
  const nameOf = await namesOf(
    context,
    offers.flatMap(({ coachIds }) => coachIds),
  );
  return {
    items: offers.map(({ id, coachIds, ...offer }) => ({
      ...offer,
      offerId: id,
      isMine: coachIds.includes(personId),
      coaches: coachIds.map(nameOf),
    })),
  };
}
