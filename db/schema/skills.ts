import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import { departments, persons } from './organization.ts';

/** What showed a skill. Only ever added; a correction supersedes. The kind caps the level. */
export const evidence = pgTable(
  'evidence',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    skillId: text().notNull(),
    level: smallint().notNull(),
    kind: text().notNull(),
    /** UTC date on which it was shown. */
    shownOn: day().notNull(),
    /** UTC date from whose 00:00 it no longer counts. */
    lapsesOn: day().notNull(),
    /** Where it comes from: attempt, hand-in, session; with title for the explanation. */
    source: jsonb().notNull(),
    /** Makes a reaction that runs twice record once, e.g. `attempt/<id>/<skill>`. */
    sourceKey: text().notNull().unique('evidence_is_recorded_once'),
    lang: text().notNull().default('en'),
    recordedAt: instant().notNull(),
    recordedBy: uuid(),
    supersedes: uuid(),
  },
  (t) => [
    index().on(t.personId, t.skillId),
    index().on(t.lapsesOn),
    uniqueIndex('evidence_is_superseded_once').on(t.supersedes),
    check(
      'evidence_level_is_capped_by_kind',
      sql`${t.level} between 0 and case ${t.kind}
    when 'quiz-knowledge' then 1 when 'quiz-scenario' then 2 when 'outside-certificate' then 2 when 'manager-statement' then 2
    when 'lab' then 3 when 'observed' then 3 when 'prior-experience' then 3 when 'panel' then 4 else -1 end`,
    ),
    check('evidence_lapses_after_it_was_shown', sql`${t.lapsesOn} > ${t.shownOn}`),
  ],
);

/** Self-assessment: planning and calibration only, never counted. */
export const selfAssessments = pgTable(
  'self_assessments',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    skillId: text().notNull(),
    level: smallint().notNull(),
    statedAt: instant().notNull(),
  },
  (t) => [index().on(t.personId, t.skillId), check('self_assessed_level_is_on_the_scale', sql`${t.level} between 0 and 4`)],
);

/** Derived: each person × required skill. Rebuilt from evidence and requirements, equal whatever the way. */
export const skillCells = pgTable(
  'skill_cells',
  {
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    skillId: text().notNull(),
    departmentId: uuid()
      .notNull()
      .references(() => departments.id),
    required: smallint().notNull(),
    critical: boolean().notNull(),
    state: text({ enum: ['met', 'gap', 'lapsed', 'not-assessed'] }).notNull(),
    /** The current assessed level; null when lapsed or not assessed: never 0 for unknown. */
    level: smallint(),
    lapsesOn: day(),
    /** Lapsed within the forecast of the report on the day it was computed; kept because the counts hold it. */
    lapsesSoon: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.skillId] }),
    index().on(t.departmentId, t.skillId),
    index().on(t.lapsesOn),
    check('unknown_has_no_level', sql`(${t.state} in ('met', 'gap')) = (${t.level} is not null)`),
  ],
);

/** Derived: counts of a department with all below it, per skill. The report reads only this. */
export const departmentFigures = pgTable(
  'department_figures',
  {
    departmentId: uuid()
      .notNull()
      .references(() => departments.id),
    skillId: text().notNull(),
    /** People whose job roles ask this skill; one cell each. */
    required: integer().notNull(),
    critical: integer().notNull(),
    met: integer().notNull(),
    gap: integer().notNull(),
    lapsed: integer().notNull(),
    notAssessed: integer().notNull(),
    criticalMet: integer().notNull(),
    /** Sum of weight × required, of weight × min(level, required), and of weight × required over unknown cells. */
    weightRequired: integer().notNull(),
    weightProven: integer().notNull(),
    weightUnknown: integer().notNull(),
    /** People with a current level of 3 or more. */
    cover: integer().notNull(),
    /** People with a current level of 2 or more. */
    coverRoutine: integer().notNull(),
    lapsing90: integer().notNull(),
    refreshedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.departmentId, t.skillId] }),
    check('cells_add_up', sql`${t.met} + ${t.gap} + ${t.lapsed} + ${t.notAssessed} = ${t.required}`),
  ],
);

export const departmentSnapshots = pgTable(
  'department_snapshots',
  {
    departmentId: uuid()
      .notNull()
      .references(() => departments.id),
    /** First day of the month. */
    month: day().notNull(),
    definitionsVersion: text().notNull(),
    frameworkNumber: integer().notNull(),
    figures: jsonb().notNull(),
    takenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.departmentId, t.month] })],
);

/** Who looked at a person's skills, and why; shown to that person. */
export const personViews = pgTable(
  'person_views',
  {
    id: id(),
    viewedPersonId: uuid()
      .notNull()
      .references(() => persons.id),
    viewerPersonId: uuid()
      .notNull()
      .references(() => persons.id),
    purpose: text().notNull(),
    viewedAt: instant().notNull(),
  },
  (t) => [
    index().on(t.viewedPersonId, t.viewedAt),
    unique('one_view_row_per_instant').on(t.viewedPersonId, t.viewerPersonId, t.viewedAt),
  ],
);
