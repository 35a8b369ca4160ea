import type { FastifyInstance } from 'fastify';
import type { RequestListener } from 'node:http';
import { connect } from '#db/client.ts';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { finishRequests } from './finish-requests.ts';
import { identifyListening, identifyWith } from './identify.ts';
import { inviteFirstAdministrator } from './identity/index.ts';
import { listenAt } from './listen.ts';
import { readReadiness } from './readiness.ts';
import { keepSweeping } from './sweep.ts';

export interface RunningApi {
  app: FastifyInstance;
  /** Address people open. */
  url: string;
  /** Where it listens, which may be another than the configured one. */
  port: number;
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

/** Connect, build the app and listen. Shared by the API process and the small installation. */
export async function startApi(config: Config, { databaseUrl, appSecret, isDemo, pages }: ComposeOptions): Promise<RunningApi> {
  const connection = connect(databaseUrl, { max: 20, prepare: config.databasePrepare });
  const now = () => Temporal.Now.instant();
  let publicUrl = config.publicUrl;
  const app = await buildApp({
    db: connection.db,
    now,
    // Behind a pooler (no prepared statements) no word of a change arrives, so nothing is remembered.
    identify: config.databasePrepare ? identifyListening(connection, { now }) : identifyWith({ db: connection.db, now }),
    readiness: () => readReadiness(connection.db),
    publicUrl: () => publicUrl ?? '',
    mailFrom: config.mailFrom,
    egress: config.egress,
    appSecret,
    isDemo,
    trustedProxy: config.trustedProxy,
    defaultTimeZone: config.defaultTimeZone,
    ...(pages && { pages }),
    log: config.production,
  });
  const port = await listenAt(config, async (place) => boundPort(await app.listen(place)));
  const url = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
  publicUrl ??= url;
  const token = isDemo ? null : await inviteFirstAdministrator({ db: connection.db, now });
  const sweeping = keepSweeping({ db: connection.db, now });
  const close = async () => {
    sweeping.stop();
    await finishRequests(app.server);
    await app.close();
    await connection.close();
  };
  return { app, url: publicUrl, port, firstAdministratorUrl: token && `${publicUrl}/first-administrator/${token}`, close };
}

const boundPort = (address: string) => Number(new URL(address).port);
