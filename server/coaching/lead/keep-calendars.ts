import type { Context } from '#server/shared/context.ts';
import { putCalendar, readCalendars } from '../store/holiday-calendars.ts';

/** Holiday calendars of the sites, by name. */
export const listHolidayCalendars = async (context: Context) => ({ items: await readCalendars(context.db) });

/** Write the calendar of a site. Slots on its days vanish; what is booked stays, and its coach sees the conflict. */
export async function saveHolidayCalendar(
  context: Context,
  id: string,
  calendar: { name: string; days: { date: string; name: string }[] },
): Promise<void> {
  await context.db.transaction((tx) => putCalendar(tx, id, calendar));
}
