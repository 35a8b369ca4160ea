import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { persons } from './organization.ts';

/** What somebody has chosen about their own coaching. Whoever has chosen nothing gets suggestions. */
export const coachingChoices = pgTable(
  'coaching_choices',
  {
    personId: uuid()
      .primaryKey()
      .references(() => persons.id),
    wantsSuggestions: boolean().notNull(),
    /** In which they can be coached, in their order; none said, a common language is weighed and no condition. */
    languages: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    chosenAt: instant().notNull(),
  },
  (t) => [check('five_languages_at_most', sql`cardinality(${t.languages}) <= 5`)],
);
