import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { coachingOffers } from './coaching-offers.ts';
import { day, id } from './columns.ts';
import { departments } from './organization.ts';
import { person } from './person.ts';

/**
 * What was suggested to people with a gap, and what they chose of it, so that unequal treatment can be seen in the figures of
 * many. Only added to; whose a row was is forgotten, the department they stood in stays.
 */
export const suggestionLog = pgTable(
  'suggestion_log',
  {
    id: id(),
    /** A coach was shown, nobody could be, or one was booked after suggestions of the offer. */
    kind: text({ enum: ['shown', 'nobody', 'chosen'] }).notNull(),
    /** UTC date: looking ten times a day is looking once. */
    day: day().notNull(),
    personId: person(),
    departmentId: uuid()
      .notNull()
      .references(() => departments.id),
    /** Of the time zone of the person. */
    region: text().notNull(),
    /** The first they can be coached in, otherwise that of their pages. */
    language: text().notNull(),
    isCritical: boolean().notNull(),
    weightsVersion: text().notNull(),
    offerId: uuid().references(() => coachingOffers.id),
    coachId: person(),
    /** In the list, from 1; null for somebody who was chosen without having been suggested. */
    rank: smallint(),
    daysToFirst: smallint(),
  },
  (t) => [
    index().on(t.day),
    unique('one_suggestion_a_day').on(t.personId, t.kind, t.day, t.offerId, t.coachId),
    uniqueIndex('nobody_suggested_once_a_day')
      .on(t.personId, t.day)
      .where(sql`${t.kind} = 'nobody'`),
    check('kind_of_suggestion_is_known', sql`${t.kind} in ('shown', 'nobody', 'chosen')`),
    check(
      'nobody_has_no_offer',
      sql`(${t.kind} = 'nobody') = (${t.offerId} is null) and (${t.offerId} is null) = (${t.coachId} is null)`,
    ),
    check('what_is_shown_has_a_place', sql`${t.kind} <> 'shown' or (${t.rank} is not null and ${t.daysToFirst} is not null)`),
    check('places_begin_with_one', sql`${t.rank} >= 1 and ${t.daysToFirst} >= 0`),
  ],
);
