import { sql } from 'drizzle-orm';
import { check, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { coachingBookings } from './coaching-bookings.ts';
import { instant } from './columns.ts';

/** What somebody wants to be able to do after a session. Whoever sets one is asked after a month and after three how it went. */
export const coachingGoals = pgTable(
  'coaching_goals',
  {
    bookingId: uuid()
      .primaryKey()
      .references(() => coachingBookings.id),
    /** Encrypted. */
    textSealed: text().notNull(),
    /** The skill it serves and the level it is to reach, where it is about one. */
    skillId: text(),
    level: smallint(),
    status: text({ enum: ['open', 'reached', 'dropped'] }).notNull(),
    setAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    check('goal_status_is_known', sql`${t.status} in ('open', 'reached', 'dropped')`),
    check('goal_names_skill_and_level', sql`(${t.skillId} is null) = (${t.level} is null)`),
    check('goal_level_is_on_the_scale', sql`${t.level} between 1 and 4`),
    check('only_a_settled_goal_was_settled', sql`(${t.status} = 'open') = (${t.settledAt} is null)`),
  ],
);
