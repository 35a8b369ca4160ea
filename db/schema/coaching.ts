import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { day, id, instant } from './columns.ts';
import { persons } from './organization.ts';

const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' });
const person = () => uuid().references(() => persons.id);

/** Session types as published: data that offers name by id. Publishing again replaces the text; an id is for ever. */
export const sessionTypes = pgTable(
  'session_types',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    audience: text().notNull(),
    minutes: integer().notNull(),
    /** What the coachee answers beforehand; a session without answers is moved, not held. */
    questions: text().array().notNull(),
    approach: text().notNull(),
    outcome: text().notNull(),
    after: text().notNull(),
    /** Skills it touches, each with the highest level it can evidence. */
    skills: jsonb().$type<Record<string, number>>().notNull(),
    publishedAt: instant().notNull(),
  },
  (t) => [check('session_type_has_a_length', sql`${t.minutes} between 5 and 480`)],
);

export const coachProfiles = pgTable(
  'coach_profiles',
  {
    personId: person().primaryKey(),
    status: text({ enum: ['active', 'paused'] })
      .notNull()
      .default('active'),
    /** Home zone: days and weeks of the limits are counted in it. */
    timeZone: text().notNull(),
    languages: text()
      .array()
      .notNull()
      .default(sql`'{en}'`),
    bio: text().notNull().default(''),
    maxPerDay: smallint(),
    maxPerWeek: smallint(),
    acceptsRequests: boolean().notNull().default(true),
    meetingUrl: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    check('coach_status_is_known', sql`${t.status} in ('active', 'paused')`),
    check('coach_limits_are_positive', sql`${t.maxPerDay} > 0 and ${t.maxPerWeek} > 0`),
  ],
);

/** Up to which level somebody may coach and rate a skill: said by the OSPO, for a time. */
export const coachSkills = pgTable(
  'coach_skills',
  {
    personId: person().notNull(),
    skillId: text().notNull(),
    level: smallint().notNull(),
    verifiedBy: person().notNull(),
    verifiedAt: instant().notNull(),
    /** First UTC day on which it no longer holds. */
    expiresOn: day().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.skillId] }),
    index().on(t.skillId),
    check('coach_level_is_on_the_scale', sql`${t.level} between 1 and 4`),
    check('nobody_verifies_themselves', sql`${t.verifiedBy} <> ${t.personId}`),
  ],
);

/** What coaches make bookable from a session type. */
export const coachingOffers = pgTable(
  'coaching_offers',
  {
    id: id(),
    sessionTypeId: text()
      .notNull()
      .references(() => sessionTypes.id),
    title: text().notNull(),
    mode: text({ enum: ['one-to-one', 'group'] }).notNull(),
    minutes: integer().notNull(),
    stepMinutes: integer().notNull(),
    bufferBefore: integer().notNull(),
    bufferAfter: integer().notNull(),
    noticeMinutes: integer().notNull(),
    horizonDays: integer().notNull(),
    cancelNoticeMinutes: integer().notNull(),
    capacity: integer().notNull(),
    minParticipants: integer().notNull(),
    cutoffHours: integer().notNull(),
    approval: text({ enum: ['none', 'coach'] }).notNull(),
    visibility: text({ enum: ['private', 'attendance'] }).notNull(),
    maxOpenPerPerson: integer().notNull(),
    isActive: boolean().notNull().default(true),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index().on(t.sessionTypeId),
    check('offer_has_a_length', sql`${t.minutes} between 5 and 480`),
    check('offer_steps_within_a_day', sql`${t.stepMinutes} between 5 and 240`),
    check(
      'offer_times_are_not_negative',
      sql`least(${t.bufferBefore}, ${t.bufferAfter}, ${t.noticeMinutes}, ${t.cancelNoticeMinutes}, ${t.cutoffHours}) >= 0`,
    ),
    check('offer_horizon_is_sane', sql`${t.horizonDays} between 1 and 180`),
    check('offer_has_seats', sql`${t.capacity} between 1 and 200 and ${t.minParticipants} between 1 and ${t.capacity}`),
    check('a_pair_has_one_seat', sql`${t.mode} = 'group' or ${t.capacity} = 1`),
  ],
);

export const offerCoaches = pgTable(
  'offer_coaches',
  {
    offerId: uuid()
      .notNull()
      .references(() => coachingOffers.id),
    personId: person().notNull(),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.personId] }), index().on(t.personId)],
);

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

const SESSION_STATUS = ['requested', 'scheduled', 'in-progress', 'completed', 'declined', 'expired', 'cancelled'] as const;
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
    meetingUrl: text(),
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
    check('session_ends_after_it_begins', sql`${t.endsAt} > ${t.startsAt}`),
    check('seats_are_within_capacity', sql`${t.seatsTaken} between 0 and ${t.capacity}`),
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
    uniqueIndex('one_live_booking_per_session')
      .on(t.sessionId, t.personId)
      .where(sql`${t.status} not in ('cancelled', 'declined', 'expired')`),
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
    reason: text(),
    at: instant().notNull(),
  },
  (t) => [index().on(t.bookingId)],
);

/** Who accepted which version of "who sees what". */
export const agreementAcceptances = pgTable(
  'agreement_acceptances',
  {
    personId: person().notNull(),
    version: text().notNull(),
    acceptedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.version] })],
);

/** Encrypted; row policies let author and, of shared ones, coachee and coaches of the session see them. */
export const sessionNotes = pgTable(
  'session_notes',
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => coachingSessions.id),
    /** The coachee it is about. */
    subjectId: person().notNull(),
    authorId: person().notNull(),
    kind: text({ enum: ['shared', 'private'] }).notNull(),
    bodySealed: text().notNull(),
    expiresAt: instant().notNull(),
    writtenAt: instant().notNull(),
  },
  (t) => [
    unique('one_note_of_each_kind').on(t.sessionId, t.subjectId, t.authorId, t.kind),
    index().on(t.subjectId),
    index().on(t.expiresAt),
  ],
);

/** Who read a note about somebody; shown to that person. */
export const noteViews = pgTable(
  'note_views',
  {
    id: id(),
    sessionId: uuid().notNull(),
    subjectId: person().notNull(),
    viewerId: person().notNull(),
    viewedAt: instant().notNull(),
  },
  (t) => [index().on(t.subjectId, t.viewedAt)],
);

export const actionItems = pgTable(
  'action_items',
  {
    id: id(),
    sessionId: uuid()
      .notNull()
      .references(() => coachingSessions.id),
    ownerId: person().notNull(),
    textSealed: text().notNull(),
    dueOn: day().notNull(),
    status: text({ enum: ['open', 'done', 'dropped'] }).notNull(),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [index().on(t.ownerId, t.status), index().on(t.sessionId)],
);

/** What a session showed of a skill. Counts only once the coachee has acknowledged it, or stayed silent for a week. */
export const sessionOutcomes = pgTable(
  'session_outcomes',
  {
    id: id(),
    bookingId: uuid()
      .notNull()
      .references(() => coachingBookings.id),
    skillId: text().notNull(),
    result: text({ enum: ['no-change', 'practised', 'level'] }).notNull(),
    levelBefore: smallint(),
    level: smallint(),
    basis: text({ enum: ['observed', 'artefact'] }).notNull(),
    artefactUrl: text(),
    /** The behaviour seen, against the level text; required for a level. */
    behaviour: text().notNull(),
    assessorId: person().notNull(),
    secondAssessorId: person(),
    status: text({ enum: ['proposed', 'acknowledged', 'contested', 'applied', 'withdrawn'] }).notNull(),
    proposedAt: instant().notNull(),
    answeredAt: instant(),
    answer: text(),
    appliedAt: instant(),
  },
  (t) => [
    index().on(t.status, t.proposedAt),
    uniqueIndex('one_outcome_per_skill')
      .on(t.bookingId, t.skillId)
      .where(sql`${t.status} <> 'withdrawn'`),
    check('only_a_level_has_a_level', sql`(${t.result} = 'level') = (${t.level} is not null)`),
    check('outcome_level_is_capped', sql`${t.level} between 0 and 3`),
    check('assessors_are_two_people', sql`${t.secondAssessorId} is null or ${t.secondAssessorId} <> ${t.assessorId}`),
  ],
);

/** Something wanted without a date. */
export const coachingWishes = pgTable(
  'coaching_wishes',
  {
    id: id(),
    personId: person().notNull(),
    sessionTypeId: text()
      .notNull()
      .references(() => sessionTypes.id),
    purpose: text({ enum: ['learning', 'assessment'] }).notNull(),
    wishedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('one_open_wish_per_session_type')
      .on(t.personId, t.sessionTypeId)
      .where(sql`${t.endedAt} is null`),
  ],
);

/** Demand that met no supply; whose it was is forgotten after 90 days. */
export const demandSignals = pgTable(
  'demand_signals',
  {
    id: id(),
    personId: person(),
    sessionTypeId: text().notNull(),
    kind: text({ enum: ['no-slot', 'wish', 'waiting-list'] }).notNull(),
    /** UTC date: a person who asks ten times a day is one demand. */
    day: day().notNull(),
  },
  (t) => [index().on(t.day), unique('one_signal_a_day').on(t.personId, t.sessionTypeId, t.kind, t.day)],
);

/** How useful a session was to one who took part. Seen by them; by coaches and leads only as a figure of many. */
export const sessionFeedback = pgTable(
  'session_feedback',
  {
    bookingId: uuid()
      .primaryKey()
      .references(() => coachingBookings.id),
    rating: smallint().notNull(),
    /** Encrypted. */
    textSealed: text(),
    givenAt: instant().notNull(),
  },
  (t) => [check('rating_is_one_to_five', sql`${t.rating} between 1 and 5`)],
);

/** Calendars to subscribe to. Whoever knows the address reads it, so only the hash of its secret is kept. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id(),
    personId: person().notNull(),
    label: text().notNull(),
    tokenHash: text().notNull().unique('feed_token_is_unique'),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex('one_feed_per_label')
      .on(t.personId, t.label)
      .where(sql`${t.revokedAt} is null`),
  ],
);

/** Which editions of the time-zone data this installation has computed with. */
export const timeZoneEditions = pgTable('time_zone_editions', { version: text().primaryKey(), seenAt: instant().notNull() });
