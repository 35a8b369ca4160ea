import { call, need } from '#lib/server/api.ts';
import { isOpen, isPast, isWaiting } from '#lib/coaching-words.ts';
import { listMyBookings } from '#server/coaching/contract.ts';
import { settle } from '../settle.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items, actionItems, toAnswer } = await need(call(event, listMyBookings, {}));
  const now = new Date();
  const isToCome = (booking: (typeof items)[number]) => isOpen(booking) && !isPast(booking.session.endsAt, now);
  return {
    toCome: items.filter((booking) => isToCome(booking) && !isWaiting(booking)),
    waiting: items.filter((booking) => isToCome(booking) && isWaiting(booking)),
    past: items.filter((booking) => !isToCome(booking)),
    toAnswer,
    promised: actionItems.toSorted(
      (a, b) => Number(a.status !== 'open') - Number(b.status !== 'open') || a.dueOn.localeCompare(b.dueOn),
    ),
    today: Temporal.Now.plainDateISO(event.locals.me!.timeZone).toString(),
  };
};

export const actions: Actions = { settle };
