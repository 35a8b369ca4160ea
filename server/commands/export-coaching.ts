import { connect } from '#db/client.ts';
import { appSecretOf } from '../app-secret.ts';
import { exportCoaching, sealingWith } from '../coaching/index.ts';
import { ConfigError } from '../config.ts';
import { findPersonByEmail } from '../organization/index.ts';
import { SYSTEM } from '../shared/context.ts';
import { runCommand } from '../shared/process.ts';
import { openInstallation } from './installation.ts';

/** Print all that coaching keeps of one person as JSON, for their request under the law; what it says of it goes to stderr. */
runCommand(async (running) => {
  const [email] = process.argv.slice(2);
  if (!email) throw new ConfigError(['Say whose: npm run -s coaching:export -- somebody@example.com']);
  const { config, databaseUrl } = await openInstallation(running);
  if (config.databaseUrl && !config.appSecret)
    throw new ConfigError(['APP_SECRET is missing: the one that the API processes have opens what was written.']);
  const { db, close } = connect(databaseUrl, { max: 2, prepare: config.databasePrepare });
  running.add(close);
  const person = await findPersonByEmail(db, email);
  if (!person) throw new ConfigError([`Nobody here has the address ${email}.`]);
  const context = { db, actor: SYSTEM, now: () => Temporal.Now.instant() };
  console.log(JSON.stringify(await exportCoaching(context, sealingWith(appSecretOf(config)), person.id), null, 2));
  console.error(`This is for ${person.name} and nobody else: it holds the private notes of their coaches.`);
});
