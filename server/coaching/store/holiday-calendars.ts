import { asc, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { coachHolidayCalendars, holidayCalendars, holidays } from '#db/schema/coaching.ts';

/** Holidays are of a site, kept by the OSPO lead; coaches choose whose they keep. */

/** Dates closed by the holiday calendars of a coach, with the name of the day. */
export async function holidaysOf(db: Queryable, personId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ date: holidays.date, name: holidays.name })
    .from(holidays)
    .innerJoin(coachHolidayCalendars, eq(coachHolidayCalendars.calendarId, holidays.calendarId))
    .where(eq(coachHolidayCalendars.personId, personId));
  return new Map(rows.map(({ date, name }) => [date, name]));
}

/** @returns the ids that are not there; nothing is chosen then. */
export async function chooseCalendars(tx: Transaction, personId: string, calendarIds: readonly string[]): Promise<string[]> {
  const known = calendarIds.length
    ? await tx
        .select()
        .from(holidayCalendars)
        .where(inArray(holidayCalendars.id, [...calendarIds]))
    : [];
  const missing = calendarIds.filter((id) => !known.some((calendar) => calendar.id === id));
  if (missing.length > 0) return missing;
  await tx.delete(coachHolidayCalendars).where(eq(coachHolidayCalendars.personId, personId));
  if (calendarIds.length > 0)
    await tx.insert(coachHolidayCalendars).values(calendarIds.map((calendarId) => ({ personId, calendarId })));
  return [];
}

export async function readCalendars(db: Queryable) {
  const [calendars, days] = await Promise.all([
    db.select().from(holidayCalendars).orderBy(asc(holidayCalendars.name)),
    db.select().from(holidays).orderBy(asc(holidays.date)),
  ]);
  return calendars.map(({ id, name }) => ({
    calendarId: id,
    name,
    days: days.filter(({ calendarId }) => calendarId === id).map(({ date, name: dayName }) => ({ date, name: dayName })),
  }));
}

export async function putCalendar(
  tx: Transaction,
  id: string,
  { name, days }: { name: string; days: readonly { date: string; name: string }[] },
): Promise<void> {
  await tx.insert(holidayCalendars).values({ id, name }).onConflictDoUpdate({ target: holidayCalendars.id, set: { name } });
  await tx.delete(holidays).where(eq(holidays.calendarId, id));
  const byDate = new Map(days.map((day) => [day.date, day]));
  if (byDate.size > 0) await tx.insert(holidays).values([...byDate.values()].map((day) => ({ ...day, calendarId: id })));
}
