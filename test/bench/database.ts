import { drizzle } from 'drizzle-orm/postgres-js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { preparing, type Database } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import * as schema from '#db/schema/index.ts';

export interface Counted {
  db: Database;
  client: postgres.Sql;
  /** Statements sent since the last call. */
  statements: () => number;
  close: () => Promise<void>;
}

/** A PostgreSQL with its durable defaults, thrown away afterwards. */
export async function aCluster() {
  const home = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const embedded = await startEmbedded(join(home, 'data'));
  const inDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    /** A migrated database of this name. */
    create: async (name: string): Promise<{ ownerUrl: string; appUrl: string }> => {
      const sql = postgres(embedded.ownerUrl, { max: 1, onnotice: () => {} });
      await sql.unsafe(`create database ${name}`);
      await sql.end();
      const ownerUrl = inDatabase(embedded.ownerUrl, name);
      await migrateDatabase(ownerUrl, 'tributary_app');
      return { ownerUrl, appUrl: inDatabase(embedded.appUrl, name) };
    },
    stop: async () => {
      await embedded.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A connection that counts what it sends. */
export function countStatements(url: string, { max = 10, durable = true } = {}): Counted {
  let count = 0;
  const client = postgres(url, {
    max,
    onnotice: () => {},
    debug: () => void count++,
    connection: durable ? {} : { synchronous_commit: false },
  });
  return {
    client,
    db: drizzle(preparing(client), { schema, casing: 'snake_case' }),
    statements: () => {
      const sent = count;
      count = 0;
      return sent;
    },
    close: () => client.end({ timeout: 5 }),
  };
}
