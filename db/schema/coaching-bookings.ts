import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { coachingSessions } from './coaching-sessions.ts';
import { id, instant } from './columns.ts';
import { person } from './person.ts';

const BOOKING_STATUS = [
  'requested',
  'waitlisted',
  'offered',
  'confirmed',
  'attended',
  'partial',
  'no-show',
  'declined',
  'expired',
  'cancelled',
] as const;

/** A seat, a request for one, or a place on the waiting list. */
export const coachingBookings = pgTable(
  'coaching_bookings',
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => coachingSessions.id),
    personId: person().notNull(),
    status: text({ enum: BOOKING_STATUS }).notNull(),
    /** Whose yes it needs, or needed, before it is sure; null where nobody is asked. */
    approver: text({ enum: ['coach', 'manager'] }),
    /** Chosen by the coachee beforehand. */
    purpose: text({ enum: ['learning', 'assessment'] }).notNull(),
    requestedAt: instant().notNull(),
    /** Until when a request or an offered seat waits for an answer. */
    answerBy: instant(),
    /** Answers to the session type's questions, encrypted. */
    intakeSealed: text().notNull(),
    agreementVersion: text().notNull(),
    timeZone: text().notNull(),
    /** Whether others of a group see the name of whoever sits there; they alone say so. */
    showsName: boolean().notNull().default(false),
    /** Whether it takes a seat that is kept for those who are invited. */
    isInvited: boolean().notNull().default(false),
    /** SEQUENCE of the calendar entry; its UID follows from the booking's id. */
    calendarSequence: integer().notNull().default(0),
    skippedAt: instant(),
    cancelCode: text(),
    cancelText: text(),
    cancelledBy: person(),
  },
  (t) => [
    index().on(t.personId, t.status),
    index().on(t.sessionId, t.requestedAt),
    index()
      .on(t.answerBy)
      .where(sql`${t.status} in ('requested', 'offered')`),
    check('a_request_has_an_approver', sql`${t.status} <> 'requested' or ${t.approver} is not null`),
    uniqueIndex('one_live_booking_per_session')
      .on(t.sessionId, t.personId)
      .where(sql`${t.status} not in ('cancelled', 'declined', 'expired')`),
  ],
);

/** Every change of a booking, attendance and its corrections included. Only ever added. */
export const bookingEvents = pgTable(
  'booking_events',
  {
    id: id(),
    bookingId: uuid()
      .notNull()
      .references(() => coachingBookings.id),
    before: text(),
    after: text().notNull(),
    by: person(),
    /** Who of the OSPO agreed to a correction that came late. */
    acceptedBy: person(),
    reason: text(),
    at: instant().notNull(),
  },
  (t) => [index().on(t.bookingId)],
);
