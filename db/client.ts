import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = PostgresJsTransaction<typeof schema, ExtractTablesWithRelations<typeof schema>>;
export type Queryable = Database | Transaction;

export interface Connection {
  db: Database;
  /** The driver's client, for LISTEN and health checks; its date and JSON parsers are Drizzle's. */
  client: postgres.Sql;
  close: () => Promise<void>;
}

export interface ConnectOptions {
  /** Most connections the pool opens. */
  max?: number;
  /** Off behind PgBouncer in transaction mode, where named statements do not survive. */
  prepare?: boolean;
  /** Off for bulk work that can be done again: commits do not wait for the disk. */
  durable?: boolean;
}

/** Open a pool. Nothing is connected until the first query. */
export function connect(url: string, { max = 10, prepare = true, durable = true }: ConnectOptions = {}): Connection {
  const client = postgres(url, {
    max,
    prepare,
    onnotice: () => {},
    connect_timeout: 10,
    ...(durable ? {} : { connection: { synchronous_commit: false } }),
  });
  const db = drizzle(client, { schema, casing: 'snake_case' });
  return { db, client, close: () => client.end({ timeout: 5 }) };
}
