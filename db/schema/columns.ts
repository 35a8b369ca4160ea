import { sql } from 'drizzle-orm';
import { date, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Columns that many tables share. Ids are UUID version 7 (RFC 9562): sortable by time, made by PostgreSQL 18. */
export const id = () =>
  uuid()
    .primaryKey()
    .default(sql`uuidv7()`);
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });
export const day = () => date({ mode: 'string' });

/** From–to dates and who recorded it. Rows are never updated: a correction is a new row that supersedes. */
export const validity = () => ({
  validFrom: day().notNull(),
  /** First day on which it no longer holds; null while open. */
  validTo: day(),
  recordedAt: instant().notNull().defaultNow(),
  recordedBy: uuid(),
  supersedes: uuid(),
});
