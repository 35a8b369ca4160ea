import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant, validity } from './columns.ts';

/** The only place that holds a name, so that erasure is one update. */
export const persons = pgTable(
  'persons',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull(),
    kind: text({ enum: ['employee', 'contractor'] })
      .notNull()
      .default('employee'),
    timeZone: text().notNull().default('UTC'),
    lang: text().notNull().default('en'),
    joinedOn: day().notNull(),
    leftOn: day(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('person_has_one_email').on(sql`lower(${t.email})`),
    check('person_kind_is_known', sql`${t.kind} in ('employee', 'contractor')`),
  ],
);

export const departments = pgTable(
  'departments',
  {
    id: id(),
    slug: text().notNull().unique('department_slug_is_unique'),
    name: text().notNull(),
    parentId: uuid().references((): AnyPgColumn => departments.id),
    createdAt: instant().notNull().defaultNow(),
    /** First day on which nobody may stand in it; null while open. */
    closedOn: day(),
  },
  (t) => [index().on(t.parentId), check('department_is_not_its_own_parent', sql`${t.parentId} <> ${t.id}`)],
);

export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    departmentId: uuid()
      .notNull()
      .references(() => departments.id),
    ...validity(),
  },
  (t) => [
    index().on(t.personId),
    index().on(t.departmentId),
    uniqueIndex('membership_is_superseded_once').on(t.supersedes),
    check('membership_ends_after_it_begins', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
);

export const jobRoleAssignments = pgTable(
  'job_role_assignments',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    roleProfileId: text().notNull(),
    ...validity(),
  },
  (t) => [
    index().on(t.personId),
    uniqueIndex('job_role_is_superseded_once').on(t.supersedes),
    check('job_role_ends_after_it_begins', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
);

export const reportingLines = pgTable(
  'reporting_lines',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    managerId: uuid()
      .notNull()
      .references(() => persons.id),
    ...validity(),
  },
  (t) => [
    index().on(t.personId),
    index().on(t.managerId),
    uniqueIndex('reporting_line_is_superseded_once').on(t.supersedes),
    check('nobody_manages_themselves', sql`${t.managerId} <> ${t.personId}`),
  ],
);
