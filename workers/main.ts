import { connect } from '#db/client.ts';
import { ConfigError, readConfig } from '#server/config.ts';
import { smtpPort } from '#server/notifications/index.ts';
import { assertUsable } from '#server/shared/store/databases.ts';
import { runProcess, type Running } from '#server/shared/process.ts';
import { postWith, secretsWith } from '#server/webhooks/index.ts';
import { assertRedisReachable } from './backend.ts';
import { migrateQueues } from './migrate.ts';
import { startEverything } from './start.ts';

/** Composition root of the worker process. Any number may run: jobs and constraints share the work out. */
async function main(running: Running): Promise<void> {
  const config = readConfig();
  const { databaseUrl, migrationUrl, redisUrl, smtpUrl, mailFrom, publicUrl, production, appSecret, egress } = config;
  const mistakes = [
    ...(databaseUrl ? [] : ['DATABASE_URL is missing: workers alone have no embedded PostgreSQL; use "npm start" for that.']),
    ...(publicUrl ? [] : ['PUBLIC_URL is missing: mails and certificates carry links to it.']),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  await assertUsable('DATABASE_URL', databaseUrl!, { isMigrated: true });
  if (redisUrl) await assertRedisReachable(redisUrl);
  // Workers apart are no owner of the tables: `db:migrate` has prepared them.
  else if (migrationUrl) await migrateQueues(migrationUrl, new URL(databaseUrl!).username || null);

  const connection = connect(databaseUrl!, { max: 12, prepare: config.databasePrepare });
  running.add(connection.close);
  const starting = startEverything({
    connection,
    databaseUrl: databaseUrl!,
    redisUrl,
    now: () => Temporal.Now.instant(),
    surroundings: {
      publicUrl: publicUrl!,
      mailPort: smtpUrl ? smtpPort(smtpUrl, publicUrl!, mailFrom) : null,
      mailFrom,
      // Where APP_SECRET is missing there is no key that opens the secrets of endpoints.
      outgoing: appSecret ? { secrets: secretsWith(appSecret), egress, post: postWith({ egress }) } : null,
      isDemo: !production,
    },
  });
  running.add(async () => (await starting)());
  await starting;
}

runProcess(main);
