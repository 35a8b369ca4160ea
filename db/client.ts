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
  /** Off: commits do not wait for the disk. */
  durable?: boolean;
  /** On for much work at once that can be done again: not durable, and what is sent thousands of times is planned once. */
  bulk?: boolean;
}

/** Open a pool. Nothing is connected until the first query. */
export function connect(
  url: string,
  { max = 10, prepare = true, bulk = false, durable = !bulk }: ConnectOptions = {},
): Connection {
  const client = postgres(url, {
    max,
    prepare,
    onnotice: () => {},
    connect_timeout: 10,
    connection: {
      ...(!durable && { synchronous_commit: false }),
      ...(bulk && { plan_cache_mode: 'force_generic_plan' }),
    },
  });
  const db = drizzle(prepare ? preparing(client) : client, { schema, casing: 'snake_case' });
  return { db, client, close: () => client.end({ timeout: 5 }) };
}

type Sql = postgres.Sql | postgres.TransactionSql;

/**
 * Drizzle asks the driver by `unsafe` and tells it to prepare nothing that has no name: then each statement costs two journeys
 * to the database and a plan of its own, every time. So it is told otherwise here, in transactions and in those within them
 * too. Connections live for an hour at most, and their statements with them.
 */
export function preparing<Client extends Sql>(client: Client): Client {
  const unsafe = client.unsafe.bind(client) as typeof client.unsafe;
  client.unsafe = ((query: string, args: never[] = [], options?: object) =>
    unsafe(query, args, { ...options, prepare: args.length <= MOST_PARAMETERS })) as typeof client.unsafe;
  const transactions = client as unknown as Record<string, Begin | undefined>;
  for (const name of ['begin', 'savepoint']) {
    const begin = transactions[name]?.bind(client);
    if (!begin) continue;
    transactions[name] = (...args) => {
      const work = args.pop() as (tx: postgres.TransactionSql) => unknown;
      return begin(...args, (tx: postgres.TransactionSql) => work(preparing(tx)));
    };
  }
  return client;
}

/** Of a longer list each length is another statement, which hardly comes again and would only be kept. */
const MOST_PARAMETERS = 100;

type Begin = (...args: unknown[]) => Promise<unknown>;
