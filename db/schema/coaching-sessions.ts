import { sql } from 'drizzle-orm';
import { check, customType, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { coachingOffers } from './coaching-offers.ts';
import { id, instant } from './columns.ts';
import { person } from './person.ts';

const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });

const SESSION_STATUS = ['requested', 'scheduled', 'in-progress', 'completed', 'declined', 'expired', 'cancelled'] as const;

/** The sittings of a session type, booked at once by one person with one coach; each is a session of its own. */
export const coachingProgrammes = pgTable(
  'coaching_programmes',
  {
    id: id(),
    offerId: uuid()
      .notNull()
      .references(() => coachingOffers.id),
    personId: person().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index().on(t.personId)],
);

/** Instants, with the wall time that was promised. Seats are counted by a trigger, nowhere else. */
export const coachingSessions = pgTable(
  'coaching_sessions',
  {
    id: id(),
    offerId: uuid()
      .notNull()
      .references(() => coachingOffers.id),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    timeZone: text().notNull(),
    /** Local date and time as promised; it differs from `startsAt` only when the zone's rules have changed since. */
    localStart: text().notNull(),
    bufferBefore: integer().notNull(),
    bufferAfter: integer().notNull(),
    status: text({ enum: SESSION_STATUS }).notNull(),
    capacity: integer().notNull(),
    seatsTaken: integer().notNull().default(0),
    /** Seats kept for those who are invited, until three days before. */
    reservedSeats: integer().notNull().default(0),
    /** How many were invited, and how many of them have not declined. Counted by a trigger, nowhere else. */
    invited: integer().notNull().default(0),
    openInvitations: integer().notNull().default(0),
    meetingUrl: text(),
    /** Which sitting of which programme it is, from 1; null for a session on its own. */
    programmeId: uuid().references(() => coachingProgrammes.id),
    sitting: smallint(),
    /** Grows with every change that calendars have to hear of. */
    version: integer().notNull().default(0),
    cancelCode: text(),
    cancelText: text(),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index().on(t.offerId, t.startsAt),
    index().on(t.startsAt),
    uniqueIndex('a_programme_has_each_sitting_once').on(t.programmeId, t.sitting),
    check('a_sitting_belongs_to_a_programme', sql`num_nulls(${t.programmeId}, ${t.sitting}) in (0, 2) and ${t.sitting} >= 1`),
    check('session_ends_after_it_begins', sql`${t.endsAt} > ${t.startsAt}`),
    check('seats_are_within_capacity', sql`${t.seatsTaken} between 0 and ${t.capacity}`),
    check('at_most_half_the_seats_are_reserved', sql`${t.reservedSeats} between 0 and ${t.capacity} / 2`),
    index('sessions_that_keep_seats')
      .on(t.startsAt)
      .where(sql`${t.reservedSeats} > 0`),
  ],
);

export const sessionCoaches = pgTable(
  'session_coaches',
  {
    sessionId: uuid()
      .notNull()
      .references(() => coachingSessions.id),
    personId: person().notNull(),
    part: text({ enum: ['lead', 'co'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.personId] }),
    index().on(t.personId),
    uniqueIndex('a_session_has_one_lead')
      .on(t.sessionId)
      .where(sql`${t.part} = 'lead'`),
  ],
);

/** Who is where, in any part. Written by triggers only; an exclusion constraint keeps everybody in one place. */
export const coachingClaims = pgTable(
  'coaching_claims',
  {
    personId: person().notNull(),
    sessionId: uuid()
      .notNull()
      .references(() => coachingSessions.id),
    part: text({ enum: ['coach', 'participant'] }).notNull(),
    span: tstzrange().notNull(),
    /** Of the session, without buffers: limits of the day and week count it, and look for it nowhere else. */
    startsAt: instant().notNull(),
    /** Of the session, for the limits of an offer. */
    offerId: uuid()
      .notNull()
      .references(() => coachingOffers.id),
  },
  (t) => [
    primaryKey({ name: 'one_claim_per_session', columns: [t.personId, t.sessionId] }),
    index().on(t.sessionId),
    check('claim_is_a_finite_span', sql`not isempty(${t.span}) and not lower_inf(${t.span}) and not upper_inf(${t.span})`),
  ],
);

/** What may become what; triggers look it up. */
export const statusMoves = pgTable(
  'status_moves',
  {
    subject: text({ enum: ['session', 'booking', 'outcome'] }).notNull(),
    before: text().notNull(),
    after: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.before, t.after] })],
);
