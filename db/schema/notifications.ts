import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
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
    /** iCalendar text that goes with it; its METHOD is that of the MIME part. */
    calendar: text(),
    /** Only its reader is told what it says: administrators see that it exists. */
    isConfidential: boolean().notNull().default(false),
    lang: text().notNull().default('en'),
    createdAt: instant().notNull(),
    sentAt: instant(),
    keptAt: instant(),
    tries: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [index().on(t.personId, t.createdAt)],
);

/**
 * What somebody is to be told, and when. Written and voided in the transaction of the change it tells of; looked at again
 * when it is due. Its mail has its id, and so has the message.
 */
export const notificationIntents = pgTable(
  'notification_intents',
  {
    id: id(),
    kind: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    /** The same words intend one notice. */
    dedupeKey: text().notNull().unique('notice_is_intended_once'),
    sessionId: uuid(),
    bookingId: uuid(),
    /** Version of the session that it tells of. */
    version: integer().notNull().default(0),
    /** Instants and codes the notice has to remember, such as the time before; never what people wrote. */
    facts: jsonb().$type<Record<string, string>>().notNull().default({}),
    dueAt: instant().notNull(),
    /** From then on it would be stale. */
    expiresAt: instant().notNull(),
    state: text({ enum: ['pending', 'sending', 'sent', 'void', 'stale', 'failed'] })
      .notNull()
      .default('pending'),
    /** Whoever sends it has it until then; after a failure, when it is tried again. */
    leaseUntil: instant(),
    attempts: integer().notNull().default(0),
    /** DTSTAMP of its calendar part: what is sent again is the same to the byte. */
    stampedAt: instant(),
    settledAt: instant(),
  },
  (t) => [
    index()
      .on(t.dueAt)
      .where(sql`${t.state} in ('pending', 'sending')`),
    index().on(t.sessionId),
    index().on(t.personId, t.state),
    index()
      .on(t.settledAt)
      .where(sql`${t.settledAt} is not null`),
    check('notice_state_is_known', sql`${t.state} in ('pending', 'sending', 'sent', 'void', 'stale', 'failed')`),
  ],
);

/** What somebody chose to be told, and how sessions come into their calendar. */
export const notificationChoices = pgTable(
  'notification_choices',
  {
    personId: uuid()
      .primaryKey()
      .references(() => persons.id),
    calendar: text({ enum: ['invitations', 'feed'] }).notNull(),
    /** Groups of notices that are not wanted. */
    unwanted: text().array().notNull(),
    chosenAt: instant().notNull(),
  },
  (t) => [check('calendar_choice_is_known', sql`${t.calendar} in ('invitations', 'feed')`)],
);
