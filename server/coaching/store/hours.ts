import { and, asc, eq, gt, gte, lt, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import {
  availabilityOverrides,
  availabilityRules,
  coachAbsences,
  coachHolidayCalendars,
  coachTravels,
} from '#db/schema/coaching.ts';
import { Refusal } from '#server/shared/refusal.ts';

export class HoursOverlap extends Refusal {
  constructor() {
    super('conflict', 'coaching/hours-overlap', 'Other hours, or another travel, of yours hold then.');
  }
}

async function refusingOverlap<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, 'weekly_hours_do_not_overlap') || violates(error, 'nobody_travels_twice')) throw new HoursOverlap();
    throw error;
  }
}

/** All that a coach has entered and that still matters on a day. */
export async function readHours(db: Queryable, personId: string, today: Temporal.PlainDate) {
  const day = today.toString();
  const [rules, overrides, absences, travels, calendars] = await Promise.all([
    db
      .select()
      .from(availabilityRules)
      .where(
        and(
          eq(availabilityRules.personId, personId),
          sql`(${availabilityRules.validTo} is null or ${availabilityRules.validTo} > ${day}::date)`,
        ),
      )
      .orderBy(asc(availabilityRules.isoWeekday), asc(availabilityRules.startMinute)),
    db
      .select()
      .from(availabilityOverrides)
      .where(and(eq(availabilityOverrides.personId, personId), gte(availabilityOverrides.date, day)))
      .orderBy(asc(availabilityOverrides.date)),
    db
      .select()
      .from(coachAbsences)
      .where(and(eq(coachAbsences.personId, personId), gt(coachAbsences.endsAt, sql`${day}::timestamptz`)))
      .orderBy(asc(coachAbsences.startsAt)),
    db
      .select()
      .from(coachTravels)
      .where(and(eq(coachTravels.personId, personId), gte(coachTravels.lastDate, day)))
      .orderBy(asc(coachTravels.firstDate)),
    db.select().from(coachHolidayCalendars).where(eq(coachHolidayCalendars.personId, personId)),
  ]);
  return {
    rules,
    overrides,
    absences: absences.map(({ startsAt, endsAt, ...row }) => ({
      ...row,
      startsAt: startsAt.toTemporalInstant(),
      endsAt: endsAt.toTemporalInstant(),
    })),
    travels,
    holidayCalendarIds: calendars.map(({ calendarId }) => calendarId).toSorted(),
  };
}

export type WeeklyHoursRow = Omit<typeof availabilityRules.$inferInsert, 'id'>;

/** @throws {HoursOverlap} */
export async function insertRule(db: Queryable, row: WeeklyHoursRow): Promise<string> {
  const [inserted] = await refusingOverlap(() =>
    db.insert(availabilityRules).values(row).returning({ id: availabilityRules.id }),
  );
  return inserted!.id;
}

/** @returns whether it was there, and one's own. @throws {HoursOverlap} */
export async function updateRule(db: Queryable, id: string, { personId, ...set }: WeeklyHoursRow): Promise<boolean> {
  const own = and(eq(availabilityRules.personId, personId), eq(availabilityRules.id, id));
  const rows = await refusingOverlap(() =>
    db.update(availabilityRules).set(set).where(own).returning({ id: availabilityRules.id }),
  );
  return rows.length > 0;
}

export async function putOverride(db: Queryable, row: typeof availabilityOverrides.$inferInsert): Promise<void> {
  const { personId: _person, date: _date, ...set } = row;
  await db
    .insert(availabilityOverrides)
    .values(row)
    .onConflictDoUpdate({ target: [availabilityOverrides.personId, availabilityOverrides.date], set });
}

export async function insertAbsence(
  db: Queryable,
  { startsAt, endsAt, ...row }: { personId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant; reason: string },
): Promise<string> {
  const values = { ...row, startsAt: new Date(startsAt.epochMilliseconds), endsAt: new Date(endsAt.epochMilliseconds) };
  const [inserted] = await db.insert(coachAbsences).values(values).returning({ id: coachAbsences.id });
  return inserted!.id;
}

/** @throws {HoursOverlap} */
export async function insertTravel(db: Queryable, row: Omit<typeof coachTravels.$inferInsert, 'id'>): Promise<string> {
  const [inserted] = await refusingOverlap(() => db.insert(coachTravels).values(row).returning({ id: coachTravels.id }));
  return inserted!.id;
}

/** @returns whether it was there, and one's own. */
export async function deleteRule(db: Queryable, personId: string, id: string): Promise<boolean> {
  const own = and(eq(availabilityRules.personId, personId), eq(availabilityRules.id, id));
  return (await db.delete(availabilityRules).where(own).returning({ id: availabilityRules.id })).length > 0;
}

export async function deleteOverride(db: Queryable, personId: string, date: string): Promise<boolean> {
  const own = and(eq(availabilityOverrides.personId, personId), eq(availabilityOverrides.date, date));
  return (await db.delete(availabilityOverrides).where(own).returning({ date: availabilityOverrides.date })).length > 0;
}

export async function deleteAbsence(db: Queryable, personId: string, id: string): Promise<boolean> {
  const own = and(eq(coachAbsences.personId, personId), eq(coachAbsences.id, id));
  return (await db.delete(coachAbsences).where(own).returning({ id: coachAbsences.id })).length > 0;
}

export async function deleteTravel(db: Queryable, personId: string, id: string): Promise<boolean> {
  const own = and(eq(coachTravels.personId, personId), eq(coachTravels.id, id));
  return (await db.delete(coachTravels).where(own).returning({ id: coachTravels.id })).length > 0;
}

/** Absences of a coach that touch a time. */
export async function absencesWithin(
  db: Queryable,
  personId: string,
  range: { from: Temporal.Instant; to: Temporal.Instant },
): Promise<{ id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant; reason: string }[]> {
  const rows = await db
    .select()
    .from(coachAbsences)
    .where(
      and(
        eq(coachAbsences.personId, personId),
        gt(coachAbsences.endsAt, new Date(range.from.epochMilliseconds)),
        lt(coachAbsences.startsAt, new Date(range.to.epochMilliseconds)),
      ),
    );
  return rows.map(({ id, startsAt, endsAt, reason }) => ({
    id,
    startsAt: startsAt.toTemporalInstant(),
    endsAt: endsAt.toTemporalInstant(),
    reason,
  }));
}

/** Dates on which a coach has hours of their own, whatever the day is. */
export async function datesWithHours(db: Queryable, personId: string): Promise<Set<string>> {
  const rows = await db
    .select({ date: availabilityOverrides.date })
    .from(availabilityOverrides)
    .where(and(eq(availabilityOverrides.personId, personId), sql`jsonb_array_length(${availabilityOverrides.windows}) > 0`));
  return new Set(rows.map(({ date }) => date));
}
