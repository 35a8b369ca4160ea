import { boolean, pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { persons } from './organization.ts';

/** What somebody has chosen about their own coaching. Whoever has chosen nothing gets suggestions. */
export const coachingChoices = pgTable('coaching_choices', {
  personId: uuid()
    .primaryKey()
    .references(() => persons.id),
  wantsSuggestions: boolean().notNull(),
  chosenAt: instant().notNull(),
});
