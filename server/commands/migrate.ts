import { migrateDatabase } from '#db/migrate.ts';
import { runCommand } from '../shared/process.ts';
import { assertUsable } from '../shared/store/databases.ts';
import { openInstallation } from './installation.ts';

/** Bring the schema up to date, of the configured database or of the embedded one. */
runCommand(async (running) => {
  const { databaseUrl, ownerUrl } = await openInstallation(running);
  await assertUsable('DATABASE_MIGRATION_URL', ownerUrl);
  await migrateDatabase(ownerUrl, new URL(databaseUrl).username || null);
  console.log('The schema is up to date.');
});
