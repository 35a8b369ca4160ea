import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded, type EmbeddedDatabase } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { appSecretOf } from './app-secret.ts';
import { startApi } from './compose.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { loadPages, servePages } from './pages.ts';
import { prepareContent, prepareDemo } from './prepare.ts';

/**
 * Composition root of the small installation, and its supervisor: PostgreSQL, migrations, content, the workers as a
 * process of their own, API and pages here. What dies is started again; what stops, stops in order.
 */
const RESTART_PAUSE_MS = 500;

async function main(): Promise<void> {
  const config = readConfig();
  const appSecret = appSecretOf(config);
  const embedded = config.databaseUrl ? null : await startEmbedded(join(config.dataDir, 'postgres'));
  const databaseUrl = config.databaseUrl ?? embedded!.appUrl;
  const ownerUrl = config.migrationUrl ?? embedded!.ownerUrl;
  await migrateDatabase(ownerUrl, new URL(databaseUrl).username || null);
  const preparation = { databaseUrl, config };
  const demo = config.production ? [] : await prepareDemo(preparation, ownerUrl);
  const arrival = [...(await prepareContent(preparation)), ...demo];

  const pages = await loadPages({ isDev: process.argv.includes('--dev') });
  const api = await startApi(config, { databaseUrl, appSecret, isDemo: !config.production, ...(pages && { pages }) });
  servePages(api.app);
  const workers = keepWorkersRunning({
    DATABASE_URL: databaseUrl,
    DATABASE_MIGRATION_URL: ownerUrl,
    APP_SECRET: appSecret,
    PUBLIC_URL: api.url,
  });
  const guard = embedded && keepDatabaseRunning(embedded);
  if (api.firstAdministratorUrl) arrival.push(`Create the first administrator within a day: ${api.firstAdministratorUrl}`);
  announce(api.url, config, arrival);

  stopOnSignal(async () => {
    await api.close();
    await workers.stop();
    guard?.stop();
    await embedded?.stop();
  });
}

function announce(url: string, config: Config, arrival: readonly string[]): void {
  const port = Number(new URL(url).port);
  if (!config.publicUrl && config.port !== 0 && port !== config.port)
    console.log(`Port ${config.port} is taken, so this is on ${port}.`);
  console.log(`Tributary is at ${url}`);
  for (const line of arrival) console.log(line);
}

/** The workers live in a process group of their own; a crash costs nothing, since jobs are in the database. */
function keepWorkersRunning(env: Record<string, string>): { stop: () => Promise<void> } {
  let child: ChildProcess | null = null;
  let isStopping = false;
  const start = () => {
    if (isStopping || !existsSync('workers/main.ts')) return;
    child = spawn(process.execPath, ['workers/main.ts'], {
      detached: true,
      // Over the fourth channel the workers notice that their supervisor is gone, whatever ended it.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    });
    child.on('exit', () => {
      child = null;
      setTimeout(start, RESTART_PAUSE_MS);
    });
  };
  start();
  const stop = () => {
    isStopping = true;
    const running = child;
    if (!running) return Promise.resolve();
    return new Promise<void>((done) => {
      running.on('exit', () => done());
      running.kill('SIGTERM');
    });
  };
  return { stop };
}

function keepDatabaseRunning(database: EmbeddedDatabase): { stop: () => void } {
  const timer = setInterval(() => {
    if (database.pid() === null) database.ensureRunning().catch((error: Error) => console.error(error.message));
  }, RESTART_PAUSE_MS);
  return { stop: () => clearInterval(timer) };
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: Error) => {
          console.error(error.message);
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: Error) => {
  console.error(error instanceof ConfigError ? error.message : `Tributary could not start: ${error.message}`);
  if (!(error instanceof ConfigError)) console.error(error.stack);
  process.exit(1);
});
