import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Events of the domain, written in the transaction of the change; read by `workers/outbox-relay.ts`. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    payload: jsonb().notNull(),
    createdAt: instant().notNull().defaultNow(),
    relayedAt: instant(),
    /** Set when no reaction knows the event's name: kept for a person to look at, never in the way. */
    parkedAt: instant(),
  },
  (t) => [
    index('outbox_pending')
      .on(t.id)
      .where(sql`${t.relayedAt} is null and ${t.parkedAt} is null`),
  ],
);

/** What workers tell the API about jobs that failed for good. */
export const failedJobs = pgTable('failed_jobs', {
  jobKey: text().primaryKey(),
  queue: text().notNull(),
  name: text().notNull(),
  reason: text().notNull(),
  payload: jsonb().notNull(),
  failedAt: instant().notNull(),
  retryRequestedAt: instant(),
  resolvedAt: instant(),
});

export const queueDepths = pgTable('queue_depths', {
  queue: text().primaryKey(),
  waiting: integer().notNull(),
  oldestAt: instant(),
  measuredAt: instant().notNull(),
});
