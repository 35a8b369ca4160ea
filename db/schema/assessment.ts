import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { courseEditions } from './catalog.ts';
import { enrolments } from './learning.ts';
import { persons } from './organization.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
const person = () =>
  uuid()
    .notNull()
    .references(() => persons.id);

/** Files as they were uploaded. Never changed; what nothing refers to goes after some days. */
export const handInFiles = pgTable(
  'hand_in_files',
  {
    id: id(),
    personId: person(),
    name: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    content: bytea().notNull(),
    uploadedAt: instant().notNull(),
  },
  (t) => [
    index().on(t.personId),
    check('file_is_within_the_limit', sql`${t.size} between 1 and 2097152 and octet_length(${t.content}) = ${t.size}`),
  ],
);

const work = () => ({
  text: text().notNull().default(''),
  link: text(),
  fileId: uuid().references(() => handInFiles.id),
});

/** What somebody prepares for a lesson and has not handed in: the one mutable row, worth nothing. */
export const handInDrafts = pgTable(
  'hand_in_drafts',
  {
    enrolmentId: uuid()
      .notNull()
      .references(() => enrolments.id),
    lessonId: text().notNull(),
    ...work(),
    savedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.enrolmentId, t.lessonId] })],
);

/** What was handed in for a lesson, try by try. Rows are only ever added. */
export const handIns = pgTable(
  'hand_ins',
  {
    id: id(),
    personId: person(),
    enrolmentId: uuid()
      .notNull()
      .references(() => enrolments.id),
    courseId: text().notNull(),
    editionId: uuid()
      .notNull()
      .references(() => courseEditions.id),
    lessonId: text().notNull(),
    /** Skills of the lesson; kept here so that the queue of an assessor is one query. */
    skillIds: text().array().notNull(),
    number: integer().notNull(),
    ...work(),
    handedInAt: instant().notNull(),
  },
  (t) => [
    unique('one_try_at_a_time').on(t.enrolmentId, t.lessonId, t.number),
    index().on(t.personId, t.handedInAt),
    index().on(t.handedInAt),
    check('tries_count_from_one', sql`${t.number} >= 1`),
    check('something_is_handed_in', sql`${t.text} <> '' or ${t.link} is not null or ${t.fileId} is not null`),
  ],
);

/** Who marks a hand-in now, so that two do not. */
export const handInClaims = pgTable('hand_in_claims', {
  handInId: uuid()
    .primaryKey()
    .references(() => handIns.id),
  markerId: person(),
  claimedAt: instant().notNull(),
});

/** Said of a hand-in: levels, or what to do before the next try. Rows are only ever added; a correction supersedes. */
export const handInMarks = pgTable(
  'hand_in_marks',
  {
    id: id(),
    handInId: uuid()
      .notNull()
      .references(() => handIns.id),
    markerId: person(),
    decision: text({ enum: ['marked', 'returned'] }).notNull(),
    comment: text().notNull(),
    /** Why an earlier mark was wrong. */
    reason: text(),
    supersedes: uuid(),
    markedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('hand_in_is_marked_once')
      .on(t.handInId)
      .where(sql`${t.supersedes} is null`),
    uniqueIndex('mark_is_superseded_once').on(t.supersedes),
    check('decision_is_known', sql`${t.decision} in ('marked', 'returned')`),
    check('correction_has_a_reason', sql`(${t.supersedes} is null) = (${t.reason} is null)`),
  ],
);

/** The level a mark gives, by skill. Rows are only ever added. */
export const handInMarkLevels = pgTable(
  'hand_in_mark_levels',
  {
    markId: uuid()
      .notNull()
      .references(() => handInMarks.id),
    skillId: text().notNull(),
    level: smallint().notNull(),
    /** What was seen. */
    seen: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.markId, t.skillId] }), check('mark_is_capped', sql`${t.level} between 0 and 3`)],
);
