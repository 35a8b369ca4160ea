import { call, need } from '#lib/server/api.ts';
import { listHolidayCalendars } from '#server/coaching/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await need(call(event, listHolidayCalendars, {}));
  const today = new Date().toISOString().slice(0, 10);
  const saved = items.find(({ calendarId }) => calendarId === event.url.searchParams.get('saved'));
  return {
    saved: saved?.name ?? null,
    calendars: items.map(({ calendarId, name, days }) => ({
      calendarId,
      name,
      toCome: days.filter(({ date }) => date >= today).toSorted((a, b) => a.date.localeCompare(b.date)),
      past: days.filter(({ date }) => date < today).length,
    })),
  };
};
