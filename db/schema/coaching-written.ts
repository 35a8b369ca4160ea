import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { coachingBookings } from './coaching-bookings.ts';
import { coachingSessions } from './coaching-sessions.ts';
import { day, id, instant } from './columns.ts';
import { person } from './person.ts';

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
