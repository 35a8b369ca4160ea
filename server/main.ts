import { createServer, type RequestListener } from 'node:http';
import { startApi } from './compose.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { loadPages, servePages } from './pages.ts';

/** Composition root of the API process. With `--web` it serves the pages as well; or the pages alone, where API_URL says where the API is. */
async function main(): Promise<void> {
  const config = readConfig();
  const isWeb = process.argv.includes('--web');
  if (isWeb && config.apiUrl) return servePagesAlone(config, (await loadPages())!);
  const mistakes = [
    ...(config.databaseUrl
      ? []
      : ['DATABASE_URL is missing: the API alone has no embedded PostgreSQL; use "npm start" for that.']),
    ...(config.appSecret ? [] : ['APP_SECRET is missing: every process of one installation shares it.']),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const pages = isWeb ? await loadPages() : undefined;
  const api = await startApi(config, {
    databaseUrl: config.databaseUrl!,
    appSecret: config.appSecret!,
    isDemo: false,
    ...(pages && { pages }),
  });
  servePages(api.app);
  console.log(`The API is up; people open ${api.url}`);
  if (api.firstAdministratorUrl) console.log(`Create the first administrator within a day: ${api.firstAdministratorUrl}`);
  stopOnSignal(api.close);
}

/** Pages in a process of their own keep no state: they ask the API for everything. */
function servePagesAlone({ host, port, apiUrl }: Config, pages: RequestListener): void {
  const server = createServer(pages);
  server.listen(port, host, () => console.log(`The pages are at http://${host}:${port}, the API at ${apiUrl}`));
  stopOnSignal(() => new Promise((done) => server.close(() => done())));
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(0)));
}

main().catch((error: Error) => {
  console.error(error instanceof ConfigError ? error.message : `The process could not start: ${error.message}`);
  process.exit(1);
});
