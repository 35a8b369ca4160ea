import { call, need } from '#lib/server/api.ts';
import { listMyOffers, listSlots } from '#server/coaching/contract.ts';
import { coachIn } from '../../coach.server.ts';
import { wallTime } from '../../zone-time.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await coachIn(event.parent);
  const { items } = await need(call(event, listMyOffers, {}));
  const offers = items.filter(({ isMine, isActive, mode }) => isMine && isActive && mode === 'one-to-one');
  const { searchParams } = event.url;
  const offerId = offers.find((offer) => offer.offerId === searchParams.get('offer'))?.offerId ?? offers[0]?.offerId;
  const timeZones = Intl.supportedValuesOf('timeZone');
  const asked = searchParams.get('zone');
  const zone = asked && timeZones.includes(asked) ? asked : timeZone;
  const me = event.locals.me!.personId;
  const found = offerId
    ? await need(call(event, listSlots, { params: { offerId }, query: { coachId: me, timeZone: zone } }))
    : null;
  const days = Map.groupBy(found?.slots ?? [], ({ startsAt }) => wallTime(startsAt, zone).slice(0, 10));
  return {
    timeZone,
    zone,
    timeZones,
    offers,
    offerId: offerId ?? '',
    count: found?.slots.length ?? 0,
    whyNone: found?.whyNone ?? [],
    days: [...days].map(([date, slots]) => ({ date, slots: slots.map(({ startsAt }) => startsAt) })),
  };
};
