import { sql } from 'drizzle-orm';
import { pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { person } from './person.ts';

/** Calendars to subscribe to. Whoever knows the address reads it, so only the hash of its secret is kept. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id(),
    personId: person().notNull(),
    label: text().notNull(),
    tokenHash: text().notNull().unique('feed_token_is_unique'),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex('one_feed_per_label')
      .on(t.personId, t.label)
      .where(sql`${t.revokedAt} is null`),
  ],
);
