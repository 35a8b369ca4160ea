import type { FastifyInstance } from 'fastify';
import type { RequestListener } from 'node:http';
import { connect } from '#db/client.ts';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { identifyListening, identifyWith } from './identify.ts';
import { inviteFirstAdministrator } from './identity/index.ts';
import { readReadiness } from './readiness.ts';
import { keepSweeping } from './sweep.ts';

export interface RunningApi {
  app: FastifyInstance;
  /** Address people open. */
  url: string;
  /** Where the first administrator is created; null when there is one, and in the demo. */
  firstAdministratorUrl: string | null;
  close: () => Promise<void>;
}

export interface ComposeOptions {
  databaseUrl: string;
  appSecret: string;
  isDemo: boolean;
  pages?: RequestListener;
}

/** How many ports above the configured one are tried when it is taken. */
const PORTS_TO_TRY = 20;

/** Connect, build the app and listen. Shared by the API process and the small installation. */
export async function startApi(config: Config, { databaseUrl, appSecret, isDemo, pages }: ComposeOptions): Promise<RunningApi> {
  const connection = connect(databaseUrl, { max: 20, prepare: config.databasePrepare });
  const now = () => Temporal.Now.instant();
  let publicUrl = config.publicUrl;
  const app = await buildApp({
    db: connection.db,
    now,
    // Behind a pooler (no prepared statements) no word of a change arrives, so nothing is remembered.
    identify: config.databasePrepare ? identifyListening(connection) : identifyWith(connection),
    readiness: () => readReadiness(connection.db),
    publicUrl: () => publicUrl ?? '',
    mailFrom: config.mailFrom,
    appSecret,
    isDemo,
    trustedProxy: config.trustedProxy,
    ...(pages && { pages }),
    log: config.production,
  });
  const port = await listenOnFreePort(app, config.host, config.port, config.production);
  const url = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
  publicUrl ??= url;
  const token = isDemo ? null : await inviteFirstAdministrator({ db: connection.db, now });
  const sweeping = keepSweeping({ db: connection.db, now });
  const close = async () => {
    sweeping.stop();
    await app.close();
    await connection.close();
  };
  return { app, url: publicUrl, firstAdministratorUrl: token && `${publicUrl}/first-administrator/${token}`, close };
}

async function listenOnFreePort(app: FastifyInstance, host: string, wanted: number, isFixed: boolean): Promise<number> {
  for (let port = wanted; ; port++) {
    try {
      await app.listen({ host, port });
      const address = app.server.address();
      return address && typeof address === 'object' ? address.port : port;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || isFixed || port >= wanted + PORTS_TO_TRY) throw error;
    }
  }
}
