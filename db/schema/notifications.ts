import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { persons } from './organization.ts';

/** A mail that is due, sent, or kept because no SMTP server is configured. */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    template: text().notNull(),
    /** One reaction, one mail, however often it runs. */
    dedupeKey: text().notNull().unique('mail_is_intended_once'),
    subject: text().notNull(),
    body: text().notNull(),
    lang: text().notNull().default('en'),
    createdAt: instant().notNull(),
    sentAt: instant(),
    keptAt: instant(),
    tries: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [index().on(t.personId, t.createdAt)],
);
