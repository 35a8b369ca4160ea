import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { coachingBookings } from './coaching-bookings.ts';
import { id, instant } from './columns.ts';
import { person } from './person.ts';

const ATTENDANCE = ['attended', 'partial', 'no-show'] as const;

/** A coach asks that attendance is corrected, or recorded, after the time for it. Of both tables rows are only ever added. */
export const attendanceCorrections = pgTable(
  'attendance_corrections',
  {
    id: id(),
    bookingId: uuid()
      .notNull()
      .references(() => coachingBookings.id),
    askedBy: person().notNull(),
    /** Null where nothing was recorded. */
    before: text({ enum: ATTENDANCE }),
    after: text({ enum: ATTENDANCE }).notNull(),
    reason: text().notNull(),
    askedAt: instant().notNull(),
  },
  (t) => [
    index().on(t.bookingId),
    unique('correction_as_it_is_decided').on(t.id, t.askedBy),
    check('a_correction_changes_something', sql`${t.before} is distinct from ${t.after}`),
    check('a_late_correction_has_its_reason', sql`btrim(${t.reason}) <> ''`),
  ],
);

/** One decision each, by somebody else than who asked. */
export const correctionDecisions = pgTable(
  'correction_decisions',
  {
    correctionId: uuid().primaryKey(),
    askedBy: uuid().notNull(),
    decidedBy: person().notNull(),
    decidedAt: instant().notNull(),
    isAccepted: boolean().notNull(),
    note: text(),
  },
  (t) => [
    foreignKey({
      name: 'correction_is_decided_as_asked',
      columns: [t.correctionId, t.askedBy],
      foreignColumns: [attendanceCorrections.id, attendanceCorrections.askedBy],
    }),
    check('nobody_decides_their_own_correction', sql`${t.decidedBy} <> ${t.askedBy}`),
    check('a_declined_correction_has_its_reason', sql`${t.isAccepted} or coalesce(btrim(${t.note}), '') <> ''`),
  ],
);
