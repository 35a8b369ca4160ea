import { startApi } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { loadPages, servePages } from './pages.ts';

/** Composition root of the API process; with `--web` it serves the pages as well. */
async function main(): Promise<void> {
  const config = readConfig();
  const mistakes = [
    ...(config.databaseUrl
      ? []
      : ['DATABASE_URL is missing: the API alone has no embedded PostgreSQL; use "npm start" for that.']),
    ...(config.appSecret ? [] : ['APP_SECRET is missing: every process of one installation shares it.']),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const pages = process.argv.includes('--web') ? await loadPages() : undefined;
  const api = await startApi(config, {
    databaseUrl: config.databaseUrl!,
    appSecret: config.appSecret!,
    isDemo: false,
    ...(pages && { pages }),
  });
  servePages(api.app);
  console.log(`The API listens at ${api.url}`);
  if (api.firstAdministratorUrl) console.log(`Create the first administrator within a day: ${api.firstAdministratorUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void api.close().then(() => process.exit(0)));
}

main().catch((error: Error) => {
  console.error(error instanceof ConfigError ? error.message : `The API could not start: ${error.message}`);
  process.exit(1);
});
