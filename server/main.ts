import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { finishRequests } from './finish-requests.ts';
import { startApi } from './compose.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { listenAt } from './listen.ts';
import { loadPages, servePages } from './pages.ts';
import { runProcess, type Running } from './shared/process.ts';
import { assertUsable } from './shared/store/databases.ts';

/** Composition root of the API process. With `--web` it serves the pages as well; or the pages alone, where API_URL says where the API is. */
async function main(running: Running): Promise<void> {
  const config = readConfig();
  const isWeb = process.argv.includes('--web');
  if (isWeb && config.apiUrl) return servePagesAlone(config, (await loadPages())!, running);
  const mistakes = [
    ...(config.databaseUrl
      ? []
      : ['DATABASE_URL is missing: the API alone has no embedded PostgreSQL; use "npm start" for that.']),
    ...(config.appSecret ? [] : ['APP_SECRET is missing: every process of one installation shares it.']),
  ];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  await assertUsable('DATABASE_URL', config.databaseUrl!, { isMigrated: true });
  const pages = isWeb ? await loadPages() : undefined;
  const api = await startApi(config, {
    databaseUrl: config.databaseUrl!,
    appSecret: config.appSecret!,
    isDemo: false,
    ...(pages && { pages }),
  });
  running.add(api.close);
  servePages(api.app);
  console.log(`The API is up; people open ${api.url}`);
  if (api.firstAdministratorUrl) console.log(`Create the first administrator within a day: ${api.firstAdministratorUrl}`);
}

/** Pages in a process of their own keep no state: they ask the API for everything. */
async function servePagesAlone(config: Config, pages: RequestListener, running: Running): Promise<void> {
  const port = await listenAt(config, async (place) => {
    const server = createServer(pages).listen(place);
    await once(server, 'listening');
    running.add(() => finishRequests(server));
    return (server.address() as { port: number }).port;
  });
  console.log(`The pages are at http://${config.host}:${port}, the API at ${config.apiUrl}`);
}

runProcess(main);
