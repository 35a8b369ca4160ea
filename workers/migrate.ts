import { runMigrations } from 'bullmq';
import pg from 'pg';
import { readConfig } from '#server/config.ts';
import { runCommand } from '#server/shared/process.ts';

/**
 * Bring the tables of the queues up to date as their owner and let the restricted role use them. Safe to repeat.
 *
 * @param appRole Role the workers run as; null when it is the owner.
 */
export async function migrateQueues(ownerUrl: string, appRole: string | null): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client);
    if (!appRole) return;
    const role = client.escapeIdentifier(appRole);
    await client.query(`grant usage on schema bullmq to ${role}`);
    await client.query(`grant select, insert, update, delete on all tables in schema bullmq to ${role}`);
    await client.query(`grant usage, select on all sequences in schema bullmq to ${role}`);
  } finally {
    await client.end();
  }
}

if (import.meta.main)
  runCommand(async () => {
    const { databaseUrl, migrationUrl } = readConfig();
    // The embedded database is prepared by the supervisor's workers.
    if (!databaseUrl) return;
    await migrateQueues(migrationUrl ?? databaseUrl, new URL(databaseUrl).username || null);
    console.log('The tables of the queues are up to date.');
  });
