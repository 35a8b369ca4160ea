import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { day, id, instant } from './columns.ts';
import { person } from './person.ts';

/** Files with people that were uploaded. What they hold is personal: it goes when they are applied, and when nobody applies them. */
export const peopleImports = pgTable(
  'people_imports',
  {
    id: id(),
    uploadedBy: person().notNull(),
    uploadedAt: instant().notNull(),
    fileName: text().notNull(),
    content: text(),
    /** The day from which it shall hold. */
    holdsFrom: day().notNull(),
    /** Whether everybody in it gets an account. */
    opensAccounts: boolean().notNull(),
    appliedBy: person(),
    appliedAt: instant(),
    /** How many were added, changed and so on. */
    outcome: jsonb(),
  },
  (t) => [
    index().on(t.uploadedAt),
    check(
      'an_import_is_applied_whole',
      sql`(${t.appliedAt} is null) = (${t.outcome} is null) and (${t.appliedAt} is null) = (${t.appliedBy} is null)`,
    ),
    check('an_applied_import_keeps_no_names', sql`(${t.appliedAt} is null) = (${t.content} is not null)`),
  ],
);
