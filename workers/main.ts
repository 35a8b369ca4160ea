import { connect } from '#db/client.ts';
import { ConfigError, readConfig } from '#server/config.ts';
import { smtpPort } from '#server/notifications/index.ts';
import { migrateQueues } from './migrate.ts';
import { startEverything } from './start.ts';

/** Composition root of the worker process. Any number may run: jobs and constraints share the work out. */
async function main(): Promise<void> {
  const config = readConfig();
  const { databaseUrl, migrationUrl, redisUrl, smtpUrl, mailFrom, publicUrl, production } = config;
  const mistakes = [
    ...(databaseUrl ? [] : ['DATABASE_URL is missing: workers alone have no embedded PostgreSQL; use "npm start" for that.']),
    ...(publicUrl ? [] : ['PUBLIC_URL is missing: mails and certificates carry links to it.']),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  if (!redisUrl) await migrateQueues(migrationUrl!, new URL(databaseUrl!).username || null);

  const connection = connect(databaseUrl!, { max: 12, prepare: config.databasePrepare });
  const stopEverything = await startEverything({
    connection,
    databaseUrl: databaseUrl!,
    redisUrl,
    now: () => Temporal.Now.instant(),
    surroundings: {
      publicUrl: publicUrl!,
      mailPort: smtpUrl ? smtpPort(smtpUrl, publicUrl!, mailFrom) : null,
      mailFrom,
      isDemo: !production,
    },
  });
  let isStopping = false;
  // A supervisor that was killed closes the channel: the next one starts workers of its own.
  for (const ending of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.on(ending, () => {
      if (isStopping) return;
      isStopping = true;
      void stopEverything()
        .then(() => connection.close())
        .then(() => process.exit(0));
    });
  }
}

main().catch((error: Error) => {
  console.error(error instanceof ConfigError ? error.message : `The workers could not start: ${error.message}`);
  process.exit(1);
});
