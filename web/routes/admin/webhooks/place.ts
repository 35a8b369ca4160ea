import type { DeliveredEvent } from '#server/webhooks/contract.ts';
import { STATES } from './delivery-words.ts';

/** What the list of deliveries is narrowed to, and how far it is read. */
export interface Place {
  state?: (typeof STATES)[number]['id'];
  event?: DeliveredEvent;
  cursor?: string;
}

/** What an address asks for; what there is not is left out. @param events What a delivery may be of. */
export function placeIn({ searchParams }: URL, events: readonly DeliveredEvent[]): Place {
  const state = STATES.find(({ id }) => id === searchParams.get('state'))?.id;
  const event = events.find((name) => name === searchParams.get('event'));
  const cursor = searchParams.get('cursor');
  return { ...(state && { state }), ...(event && { event }), ...(cursor && /^[\da-f-]{36}$/.test(cursor) && { cursor }) };
}

/** Where a form is sent to that leads back to what is looked at. */
export const actionOf = (action: string, place: Place): string => `?${new URLSearchParams({ [`/${action}`]: '', ...place })}`;

export function addressOf(endpointId: string, place: Place, further: Record<string, string> = {}): string {
  const search = new URLSearchParams({ ...place, ...further });
  return `/admin/webhooks/${endpointId}${search.size > 0 ? `?${search}` : ''}`;
}
