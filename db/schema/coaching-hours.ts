import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { day, id, instant } from './columns.ts';
import { person } from './person.ts';

/** Weekly hours: wall clock and zone, never instants. An end beyond 1440 is after midnight. */
export const availabilityRules = pgTable(
  'availability_rules',
  {
    id: id(),
    personId: person().notNull(),
    timeZone: text().notNull(),
    isoWeekday: smallint().notNull(),
    startMinute: integer().notNull(),
    endMinute: integer().notNull(),
    validFrom: day().notNull(),
    validTo: day(),
  },
  (t) => [
    index().on(t.personId),
    check('rule_weekday_is_iso', sql`${t.isoWeekday} between 1 and 7`),
    check(
      'rule_minutes_make_a_window',
      sql`${t.startMinute} between 0 and 1439 and ${t.endMinute} > ${t.startMinute} and ${t.endMinute} <= 2880`,
    ),
    check('rule_ends_after_it_begins', sql`${t.validTo} is null or ${t.validTo} > ${t.validFrom}`),
  ],
);

/** Other hours on one date; no window at all means closed. */
export const availabilityOverrides = pgTable(
  'availability_overrides',
  {
    personId: person().notNull(),
    date: day().notNull(),
    timeZone: text().notNull(),
    windows: jsonb().$type<{ startMinute: number; endMinute: number }[]>().notNull(),
    reason: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.personId, t.date] })],
);

/** Soft: hides slots. What is booked stays booked. */
export const coachAbsences = pgTable(
  'coach_absences',
  {
    id: id(),
    personId: person().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    reason: text().notNull().default(''),
  },
  (t) => [index().on(t.personId, t.endsAt), check('absence_ends_after_it_begins', sql`${t.endsAt} > ${t.startsAt}`)],
);

/** On these dates weekly hours are read in another zone. */
export const coachTravels = pgTable(
  'coach_travels',
  {
    id: id(),
    personId: person().notNull(),
    firstDate: day().notNull(),
    lastDate: day().notNull(),
    timeZone: text().notNull(),
  },
  (t) => [index().on(t.personId), check('travel_ends_after_it_begins', sql`${t.lastDate} >= ${t.firstDate}`)],
);

export const holidayCalendars = pgTable('holiday_calendars', { id: text().primaryKey(), name: text().notNull() });

export const holidays = pgTable(
  'holidays',
  {
    calendarId: text()
      .notNull()
      .references(() => holidayCalendars.id),
    date: day().notNull(),
    name: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.calendarId, t.date] })],
);

export const coachHolidayCalendars = pgTable(
  'coach_holiday_calendars',
  {
    personId: person().notNull(),
    calendarId: text()
      .notNull()
      .references(() => holidayCalendars.id),
  },
  (t) => [primaryKey({ columns: [t.personId, t.calendarId] })],
);

/** Which editions of the time-zone data this installation has computed with. */
export const timeZoneEditions = pgTable('time_zone_editions', { version: text().primaryKey(), seenAt: instant().notNull() });
