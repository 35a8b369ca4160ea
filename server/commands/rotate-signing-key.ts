import { connect } from '#db/client.ts';
import { appSecretOf } from '../app-secret.ts';
import { ConfigError } from '../config.ts';
import { rotateSigningKey } from '../identity/index.ts';
import { runCommand } from '../shared/process.ts';
import { openInstallation } from './installation.ts';

/** Retire the key that signs bearer tokens and make another. Tokens that are out stay good until they expire. */
runCommand(async (running) => {
  const { config, databaseUrl } = await openInstallation(running);
  if (config.databaseUrl && !config.appSecret)
    throw new ConfigError(['APP_SECRET is missing: the one that the API processes have seals the new key.']);
  const { db, close } = connect(databaseUrl, { max: 1, prepare: config.databasePrepare });
  running.add(close);
  await rotateSigningKey({ db, now: () => Temporal.Now.instant() }, appSecretOf(config));
  console.log('A new key signs bearer tokens from now on; running processes take it within a minute.');
});
