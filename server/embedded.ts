import { migrateDatabase } from '#db/migrate.ts';
import type { EmbeddedDatabase } from '#db/embedded.ts';
import { appSecretOf } from './app-secret.ts';
import { startApi, type RunningApi } from './compose.ts';
import { readConfig, type Config } from './config.ts';
import { keepWorkersRunning } from './keep-workers-running.ts';
import { loadPages, servePages } from './pages.ts';
import { prepareContent, prepareDemo } from './prepare.ts';
import { warn } from './shared/failures.ts';
import { runProcess, type Running } from './shared/process.ts';
import { assertUsable, ownDatabase } from './shared/store/databases.ts';

/**
 * Composition root of the small installation, and its supervisor: PostgreSQL, migrations, content, the workers as a
 * process of their own, API and pages here. What dies is started again; what stops, stops in order: HTTP, workers, PostgreSQL.
 */
async function main(running: Running): Promise<void> {
  const config = readConfig();
  const appSecret = appSecretOf(config);
  const { databaseUrl, ownerUrl } = config.databaseUrl
    ? await databaseOfOnesOwn(config)
    : await embeddedDatabase(config, running);
  await migrateDatabase(ownerUrl, new URL(databaseUrl).username || null);
  const preparation = { databaseUrl, config };
  const demo = config.production ? [] : await prepareDemo(preparation, ownerUrl);
  // Both take long on a first start, and each a processor of its own: pages are built by another process.
  const [published, pages] = await Promise.all([
    prepareContent(preparation, demo.length > 0),
    loadPages({ isDev: process.argv.includes('--dev') }),
  ]);
  const arrival = [...published, ...demo];
  const api = await startApi(config, { databaseUrl, appSecret, isDemo: !config.production, ...(pages && { pages }) });
  servePages(api.app);
  const workers = keepWorkersRunning(
    { DATABASE_URL: databaseUrl, DATABASE_MIGRATION_URL: ownerUrl, APP_SECRET: appSecret, PUBLIC_URL: api.url },
    () => running.end(1),
  );
  running.add(workers.stop);
  running.add(api.close);
  if (api.firstAdministratorUrl) arrival.push(`Create the first administrator within a day: ${api.firstAdministratorUrl}`);
  announce(api, config, arrival);
}

async function databaseOfOnesOwn({ databaseUrl, migrationUrl }: Config) {
  await assertUsable('DATABASE_URL', databaseUrl!);
  if (migrationUrl) await assertUsable('DATABASE_MIGRATION_URL', migrationUrl);
  return { databaseUrl: databaseUrl!, ownerUrl: migrationUrl ?? databaseUrl! };
}

async function embeddedDatabase(config: Config, running: Running) {
  const starting = ownDatabase(config);
  running.add(async () => (await starting.catch(() => null))?.stop());
  const database = await starting;
  running.add(keepDatabaseRunning(database).stop);
  return { databaseUrl: database.appUrl, ownerUrl: database.ownerUrl };
}

const LOOK_AGAIN_MS = 500;

function keepDatabaseRunning(database: EmbeddedDatabase): { stop: () => void } {
  const timer = setInterval(() => {
    if (database.pid() === null) database.ensureRunning().catch((error: unknown) => warn('database-not-started', error));
  }, LOOK_AGAIN_MS);
  return { stop: () => clearInterval(timer) };
}

function announce({ url, port }: RunningApi, config: Config, arrival: readonly string[]): void {
  if (config.port !== 0 && port !== config.port) console.log(`Port ${config.port} is taken, so this is on ${port}.`);
  console.log(`Tributary is at ${url}`);
  for (const line of arrival) console.log(line);
}

runProcess(main);
