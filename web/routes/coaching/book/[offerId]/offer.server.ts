import { error, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { listOffers } from '#server/coaching/contract.ts';
import { readSessionType } from '../../session-type.server.ts';

/** What is booked here, and what it is about. */
export async function readOffer(event: RequestEvent<{ offerId: string }>) {
  const { items } = await need(call(event, listOffers, { query: {} }));
  const offer = items.find(({ offerId, mode }) => offerId === event.params.offerId && mode === 'one-to-one');
  if (!offer) error(404, 'This is not offered, or not any more.');
  return { offer, type: await readSessionType(event, offer.sessionTypeId) };
}
