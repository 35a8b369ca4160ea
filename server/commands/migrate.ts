import { join } from 'node:path';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { readConfig } from '../config.ts';

/** Bring the schema up to date, of the configured database or of the embedded one. */
const config = readConfig();
const embedded = config.databaseUrl ? null : await startEmbedded(join(config.dataDir, 'postgres'));
const appUrl = config.databaseUrl ?? embedded!.appUrl;
await migrateDatabase(config.migrationUrl ?? embedded!.ownerUrl, new URL(appUrl).username || null);
console.log('The schema is up to date.');
