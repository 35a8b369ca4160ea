import { sql } from 'drizzle-orm';
import {
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
  boolean,
  numeric,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { enrolments } from './learning.ts';

export const attempts = pgTable(
  'attempts',
  {
    id: id(),
    enrolmentId: uuid()
      .notNull()
      .references(() => enrolments.id),
    personId: uuid().notNull(),
    courseId: text().notNull(),
    editionId: uuid().notNull(),
    quizKind: text({ enum: ['knowledge', 'scenario'] }).notNull(),
    mode: text({ enum: ['practice', 'certified'] }).notNull(),
    /** Decides questions and order of options; shown to nobody. */
    seed: text().notNull(),
    /** What was drawn: question ids and option orders, in order. */
    paper: jsonb().notNull(),
    lang: text().notNull().default('en'),
    startedAt: instant().notNull(),
  },
  (t) => [index().on(t.enrolmentId, t.quizKind), index().on(t.personId)],
);

/** One row for each answered position, replaced as given until the attempt is submitted (a trigger refuses later). */
export const answers = pgTable(
  'answers',
  {
    attemptId: uuid()
      .notNull()
      .references(() => attempts.id),
    position: smallint().notNull(),
    chosen: text().array().notNull(),
    flagged: boolean().notNull().default(false),
    answeredAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.position] }), check('positions_count_from_zero', sql`${t.position} >= 0`)],
);

/** The grade exists exactly when the attempt was submitted; it is never changed. */
export const grades = pgTable('grades', {
  attemptId: uuid()
    .primaryKey()
    .references(() => attempts.id),
  scorePercent: numeric({ mode: 'number', precision: 5, scale: 2 }).notNull(),
  passed: boolean().notNull(),
  /** Per question: share earned; per skill: level shown; must-not-miss and awareness results. */
  details: jsonb().notNull(),
  submittedAt: instant().notNull(),
});

/** A coach or OSPO lead grants one more try, with a reason. */
export const extraTries = pgTable(
  'extra_tries',
  {
    id: id(),
    enrolmentId: uuid()
      .notNull()
      .references(() => enrolments.id),
    quizKind: text().notNull(),
    grantedBy: uuid().notNull(),
    reason: text().notNull(),
    grantedAt: instant().notNull(),
  },
  (t) => [uniqueIndex('one_extra_try_per_quiz').on(t.enrolmentId, t.quizKind)],
);
