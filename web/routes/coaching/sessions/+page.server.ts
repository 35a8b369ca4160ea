import { call, need } from '#lib/server/api.ts';
import { isOpen, isPast, isWaiting } from '#lib/coaching-words.ts';
import { listMyBookings, listMyDisclosures, listMyGoals } from '#server/coaching/contract.ts';
import { runningProgrammes } from '../programmes.ts';
import { settleGoal } from '../settle-goal.server.ts';
import { settle } from '../settle.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [{ items, actionItems, toAnswer }, goals, disclosures] = await Promise.all([
    need(call(event, listMyBookings, {})),
    need(call(event, listMyGoals, {})),
    need(call(event, listMyDisclosures, {})),
  ]);
  const now = new Date();
  const isToCome = (booking: (typeof items)[number]) => isOpen(booking) && !isPast(booking.session.endsAt, now);
  const programmes = runningProgrammes(items, isToCome);
  const alone = items.filter((booking) => !programmes.some(({ bookings }) => bookings.includes(booking)));
  return {
    programmes,
    toCome: alone.filter((booking) => isToCome(booking) && !isWaiting(booking)),
    waiting: alone.filter((booking) => isToCome(booking) && isWaiting(booking)),
    past: alone.filter((booking) => !isToCome(booking)),
    toAnswer,
    disclosures: disclosures.items,
    promised: actionItems.toSorted(
      (a, b) => Number(a.status !== 'open') - Number(b.status !== 'open') || a.dueOn.localeCompare(b.dueOn),
    ),
    goals: goals.items.filter(({ status }) => status !== 'dropped'),
    said: event.url.searchParams.get('said'),
    today: Temporal.Now.plainDateISO(event.locals.me!.timeZone).toString(),
  };
};

export const actions: Actions = { settle, settleGoal };
