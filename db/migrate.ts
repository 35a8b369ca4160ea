import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';

/** Any number: processes that start at once wait here for each other. */
const MIGRATION_LOCK = 7_204_117;

/**
 * Bring the schema up to date as its owner, and let the restricted role use it.
 * Safe to call from several processes at once.
 *
 * @param appRole Role the product runs as; granted reading and writing of rows, nothing else.
 */
export async function migrateDatabase(ownerUrl: string, appRole: string | null): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) });
    if (appRole) await grant(sql, appRole);
  } finally {
    await sql.end();
  }
}

async function grant(sql: postgres.Sql, role: string): Promise<void> {
  const name = `"${role.replaceAll('"', '""')}"`;
  await sql.unsafe(`grant usage on schema public to ${name}`);
  await sql.unsafe(`grant select, insert, update, delete on all tables in schema public to ${name}`);
  await sql.unsafe(`grant usage, select on all sequences in schema public to ${name}`);
}
