import { call, need } from '#lib/server/api.ts';
import { listMyRequests, listMySessions, viewMyCalendar } from '#server/coaching/contract.ts';
import { coachIn } from '../coach.server.ts';
import { addDays, todayIn, weekOf } from '../zone-time.server.ts';
import { blocksOf, daysOf } from './days.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { timeZone } = await coachIn(event.parent);
  const dates = weekOf(event.url.searchParams.get('week'), timeZone);
  const [monday, sunday] = [dates[0]!, dates[6]!];
  const query = { from: monday, to: sunday };
  const [calendar, { items }, requests] = await Promise.all([
    need(call(event, viewMyCalendar, { query })),
    need(call(event, listMySessions, { query })),
    need(call(event, listMyRequests, {})),
  ]);
  const today = todayIn(timeZone);
  return {
    timeZone,
    week: { monday, sunday, previous: addDays(monday, -7), next: addDays(monday, 7), isThis: dates.includes(today) },
    today,
    days: daysOf(dates, calendar, items),
    blocks: blocksOf(calendar, items),
    requests: requests.items.length,
  };
};
