import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { person } from './person.ts';

/** Where a program of the company wants to hear of events. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    /** Made by us, since the secret is sealed for it before there is a row. */
    id: uuid().primaryKey(),
    name: text().notNull(),
    url: text().notNull(),
    /** Host and port as they stand in the address: what the installation allows is a list of these. */
    host: text().notNull(),
    events: text().array().notNull(),
    /** Encrypted with a key derived from APP_SECRET: it is used with each delivery. */
    secretSealed: text().notNull(),
    /** The one before, and until when deliveries carry its signature too. */
    previousSecretSealed: text(),
    previousSecretUntil: instant(),
    state: text({ enum: ['active', 'paused', 'failing', 'ended'] })
      .notNull()
      .default('active'),
    stateSince: instant().notNull(),
    /** When the first delivery failed since one succeeded. */
    failingSince: instant(),
    registeredBy: person().notNull(),
    registeredAt: instant().notNull(),
  },
  (t) => [
    check('webhook_endpoint_state_is_known', sql`${t.state} in ('active', 'paused', 'failing', 'ended')`),
    check('an_old_secret_has_an_end', sql`(${t.previousSecretSealed} is null) = (${t.previousSecretUntil} is null)`),
  ],
);

/** One event for one endpoint: what is sent, when it is due, and what became of it. Kept for thirty days. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** Also the `webhook-id`, the same with every try. */
    id: id(),
    endpointId: uuid()
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    /** Of the outbox; null for a test. */
    eventId: bigint({ mode: 'number' }),
    type: text().notNull(),
    /** As it is sent, to the byte. */
    body: text().notNull(),
    state: text({ enum: ['waiting', 'sending', 'delivered', 'failed'] })
      .notNull()
      .default('waiting'),
    createdAt: instant().notNull(),
    dueAt: instant().notNull(),
    /** Whoever sends it has it until then. */
    leaseUntil: instant(),
    /** Since it was noted, or asked for once more. */
    tries: integer().notNull().default(0),
    lastTriedAt: instant(),
    /** What the receiver answered to the last try, if it answered. */
    lastStatus: integer(),
    /** Why the last try failed, by its word. */
    lastFailure: text(),
    settledAt: instant(),
  },
  (t) => [
    unique('an_event_is_noted_once_for_an_endpoint').on(t.endpointId, t.eventId),
    index('webhook_deliveries_due')
      .on(t.dueAt)
      .where(sql`${t.state} in ('waiting', 'sending')`),
    index().on(t.endpointId, t.state),
    index().on(t.createdAt),
    check('webhook_delivery_state_is_known', sql`${t.state} in ('waiting', 'sending', 'delivered', 'failed')`),
    check('webhook_delivery_is_settled_with_its_state', sql`(${t.settledAt} is null) = (${t.state} in ('waiting', 'sending'))`),
  ],
);
