import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { courseEditions } from './catalog.ts';
import { persons } from './organization.ts';

/** A person takes a course, pinned to an edition; a retake opens the next cycle. */
export const enrolments = pgTable(
  'enrolments',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    courseId: text().notNull(),
    editionId: uuid()
      .notNull()
      .references(() => courseEditions.id),
    cycle: integer().notNull(),
    enrolledAt: instant().notNull(),
  },
  (t) => [
    unique('enrolment_is_unique_per_cycle').on(t.personId, t.courseId, t.cycle),
    index().on(t.courseId),
    check('cycles_count_from_one', sql`${t.cycle} >= 1`),
  ],
);

/** Ledger of finished lessons: rows are only ever added. */
export const lessonCompletions = pgTable(
  'lesson_completions',
  {
    enrolmentId: uuid()
      .notNull()
      .references(() => enrolments.id),
    lessonId: text().notNull(),
    completedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.enrolmentId, t.lessonId] })],
);

/** Ledger of passed quizzes of a cycle: rows are only ever added. */
export const quizPasses = pgTable(
  'quiz_passes',
  {
    enrolmentId: uuid()
      .notNull()
      .references(() => enrolments.id),
    quizKind: text().notNull(),
    attemptId: uuid().notNull(),
    passedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.enrolmentId, t.quizKind] })],
);

/** Ledger of completed courses: one row for each enrolment, never changed. */
export const courseCompletions = pgTable(
  'course_completions',
  {
    enrolmentId: uuid()
      .primaryKey()
      .references(() => enrolments.id),
    personId: uuid().notNull(),
    courseId: text().notNull(),
    editionId: uuid().notNull(),
    cycle: integer().notNull(),
    completedAt: instant().notNull(),
  },
  (t) => [uniqueIndex('course_is_completed_once_per_cycle').on(t.personId, t.courseId, t.cycle)],
);

/** Where the reader stopped; the one mutable row of learning, worth nothing as evidence. */
export const readingPositions = pgTable('reading_positions', {
  enrolmentId: uuid()
    .primaryKey()
    .references(() => enrolments.id),
  lessonId: text().notNull(),
  updatedAt: instant().notNull(),
});
