import { connect } from '#db/client.ts';
import { ConfigError, readConfig } from '../config.ts';
import { rotateSigningKey } from '../identity/index.ts';

/** Retire the key that signs bearer tokens and make another. Tokens that are out stay good until they expire. */
const { databaseUrl, databasePrepare, appSecret } = readConfig();
if (!databaseUrl || !appSecret)
  throw new ConfigError(['DATABASE_URL and APP_SECRET are needed: the ones that the API processes have.']);
const { db, close } = connect(databaseUrl, { max: 1, prepare: databasePrepare });
await rotateSigningKey({ db, now: () => Temporal.Now.instant() }, appSecret);
console.log('A new key signs bearer tokens from now on; running processes take it within a minute.');
await close();
