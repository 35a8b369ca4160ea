import { call, need } from '#lib/server/api.ts';
import { isOpen, isPast, isWaiting } from '#lib/coaching-words.ts';
import { listMyBookings, listMyGoals } from '#server/coaching/contract.ts';
import { settleGoal } from '../settle-goal.server.ts';
import { settle } from '../settle.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [{ items, actionItems, toAnswer, noShows }, goals] = await Promise.all([
    need(call(event, listMyBookings, {})),
    need(call(event, listMyGoals, {})),
  ]);
  const now = new Date();
  const isToCome = (booking: (typeof items)[number]) => isOpen(booking) && !isPast(booking.session.endsAt, now);
  return {
    toCome: items.filter((booking) => isToCome(booking) && !isWaiting(booking)),
    waiting: items.filter((booking) => isToCome(booking) && isWaiting(booking)),
    past: items.filter((booking) => !isToCome(booking)),
    toAnswer,
    noShows,
    promised: actionItems.toSorted(
      (a, b) => Number(a.status !== 'open') - Number(b.status !== 'open') || a.dueOn.localeCompare(b.dueOn),
    ),
    goals: goals.items.filter(({ status }) => status !== 'dropped'),
    today: Temporal.Now.plainDateISO(event.locals.me!.timeZone).toString(),
  };
};

export const actions: Actions = { settle, settleGoal };
