import { connect } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { resetDatabase } from '#db/reset.ts';
import { ConfigError, readConfig } from '../config.ts';
import { demoState } from '../demo/index.ts';
import { prepareDemo } from '../prepare.ts';
import { runCommand } from '../shared/process.ts';
import { openInstallation } from './installation.ts';

/** Make the demo company anew, with today as its anchor. Refuses to touch a company that is not the demo. */
runCommand(async (running) => {
  if (readConfig().production)
    throw new ConfigError(['NODE_ENV is production: the demo company exists in demo installations only.']);
  const { config, databaseUrl, ownerUrl } = await openInstallation(running, { isAlone: true });
  const role = new URL(databaseUrl).username || null;
  await migrateDatabase(ownerUrl, role);
  const { db, close } = connect(databaseUrl, { max: 1 });
  const state = await demoState({ db });
  await close();
  if (state === 'own') throw new ConfigError(['This database holds a company of your own: nothing was touched.']);
  await resetDatabase(ownerUrl);
  await migrateDatabase(ownerUrl, role);
  const lines = await prepareDemo({ databaseUrl, config }, ownerUrl);
  console.log('The demo company is new, as of today. Start it with "npm start".');
  for (const line of lines) console.log(line);
});
