import { join } from 'node:path';
import { connect } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { resetDatabase } from '#db/reset.ts';
import { ConfigError, readConfig } from '../config.ts';
import { demoState } from '../demo/index.ts';
import { prepareDemo } from '../prepare.ts';

/** Make the demo company anew, with today as its anchor. Refuses to touch a company that is not the demo. */
const config = readConfig();
if (config.production) throw new ConfigError(['NODE_ENV is production: the demo company exists in demo installations only.']);
const embedded = config.databaseUrl ? null : await startEmbedded(join(config.dataDir, 'postgres'));
const databaseUrl = config.databaseUrl ?? embedded!.appUrl;
const ownerUrl = config.migrationUrl ?? embedded!.ownerUrl;
const role = new URL(databaseUrl).username || null;
await migrateDatabase(ownerUrl, role);
const { db, close } = connect(databaseUrl, { max: 1 });
const state = await demoState({ db });
await close();
if (state === 'own') throw new ConfigError(['This database holds a company of your own: nothing was touched.']);
await resetDatabase(ownerUrl);
await migrateDatabase(ownerUrl, role);
for (const line of await prepareDemo({ databaseUrl, config }, ownerUrl)) console.log(line);
await embedded?.stop();
