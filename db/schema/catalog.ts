import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { day, id, instant } from './columns.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The framework as published: domains, skills, role profiles, evidence caps. Immutable; the highest number is in force, and one may return to an earlier text. */
export const frameworkEditions = pgTable('framework_editions', {
  id: id(),
  number: integer().notNull().unique(),
  contentHash: text().notNull(),
  content: jsonb().notNull(),
  publishedAt: instant().notNull(),
});

/** A course as published. Immutable: editing a course makes another edition. */
export const courseEditions = pgTable(
  'course_editions',
  {
    id: id(),
    courseId: text().notNull(),
    number: integer().notNull(),
    contentHash: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    objective: text().notNull(),
    audience: text().notNull(),
    stage: text().notNull(),
    lang: text().notNull().default('en'),
    minutes: integer().notNull(),
    prerequisites: text().array().notNull(),
    skillIds: text().array().notNull(),
    /** Everything the pages need but the lesson bodies and the bank: modules, quizzes, slots, glossary, sources. */
    outline: jsonb().notNull(),
    search: tsvector().notNull(),
    publishedAt: instant().notNull(),
    /** The edition that new enrolments get. Not part of the content, so it may move. */
    isLatest: boolean().notNull(),
  },
  (t) => [
    unique('course_edition_is_published_once').on(t.courseId, t.contentHash),
    unique('course_edition_number_is_unique').on(t.courseId, t.number),
    uniqueIndex('course_has_one_latest_edition')
      .on(t.courseId)
      .where(sql`${t.isLatest}`),
    index('course_editions_search').using('gin', t.search),
  ],
);

export const lessons = pgTable(
  'lessons',
  {
    editionId: uuid()
      .notNull()
      .references(() => courseEditions.id),
    lessonId: text().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    objective: text().notNull(),
    minutes: integer().notNull(),
    kind: text({ enum: ['read', 'scenario', 'lab', 'workshop'] }).notNull(),
    skills: jsonb().$type<Record<string, number>>().notNull(),
    sources: jsonb().notNull(),
    /** Sanitised and highlighted at publish time; slots stand as <slot> placeholders. */
    html: text().notNull(),
    /** Task, rubric and material of a lesson whose work is handed in. */
    handIn: jsonb(),
    checkedOn: day().notNull(),
    expiresOn: day().notNull(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.lessonId] }), unique('lesson_position_is_unique').on(t.editionId, t.position)],
);

/** Bank questions with their keys. Never joined into anything a learner can read before submission. */
export const questions = pgTable(
  'questions',
  {
    editionId: uuid()
      .notNull()
      .references(() => courseEditions.id),
    questionId: text().notNull(),
    quizKind: text({ enum: ['knowledge', 'scenario'] }).notNull(),
    skillId: text().notNull(),
    level: integer().notNull(),
    content: jsonb().notNull(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.questionId] }), index().on(t.editionId, t.quizKind)],
);

/** All session types as published. Immutable; the one with the highest number is in force, and one may return to an earlier text. */
export const sessionTypeEditions = pgTable('session_type_editions', {
  id: id(),
  number: integer().notNull().unique('session_type_edition_number_is_unique'),
  contentHash: text().notNull(),
  content: jsonb().notNull(),
  publishedAt: instant().notNull(),
});

/** What of `courses/` was published when, in one digest: a start that finds the same digest on disk need not read a word of it. */
export const contentPublications = pgTable('content_publications', {
  id: id(),
  digest: text().notNull(),
  publishedAt: instant().notNull(),
});

/** Company slots: versions of each value. The newest row is the value; nothing is updated. */
export const slotValues = pgTable(
  'slot_values',
  {
    id: id(),
    slotId: text().notNull(),
    value: text().notNull(),
    material: boolean().notNull().default(false),
    validFrom: day().notNull(),
    validTo: day(),
    recordedAt: instant().notNull().defaultNow(),
    recordedBy: uuid(),
    supersedes: uuid(),
  },
  (t) => [index().on(t.slotId, t.recordedAt)],
);
