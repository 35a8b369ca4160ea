import { isTimeZone } from './shared/time-zone.ts';
import type { Egress } from './webhooks/index.ts';

/** The only reader of the environment. Everything is checked once, at start; each mistake is one sentence with its remedy. */

export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** Origin for links, QR codes and issuers; never taken from the Host header. Null until the demo's port is bound. */
  publicUrl: string | null;
  /** Restricted role; null means the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Owner, for migrations; where none is set, the role of `databaseUrl` owns the tables. */
  migrationUrl: string | null;
  databasePrepare: boolean;
  redisUrl: string | null;
  smtpUrl: string | null;
  /** Who mails come from and who invites to sessions; null means a mailbox on the host of the public address. */
  mailFrom: { name: string; address: string } | null;
  /** Where pages find the API when it runs in another process. */
  apiUrl: string | null;
  /** Null in the demo: the supervisor makes one and keeps it beside the data. */
  appSecret: string | null;
  dataDir: string;
  defaultTimeZone: string;
  trustedProxy: boolean;
  /** Where webhooks may go; no hosts switch them off. */
  egress: Egress;
}

/** All configuration mistakes at once. */
export class ConfigError extends Error {
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Read and validate the configuration.
 * @throws {ConfigError} naming every mistake and how to mend it.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const mistakes: string[] = [];
  const production = env['NODE_ENV'] === 'production';
  const url = (name: string, protocols: readonly string[]) => {
    const value = env[name];
    if (!value) return null;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    mistakes.push(`${name} is not a ${protocols.join(' or ')} address: write it like ${protocols[0]}//host/…`);
    return null;
  };
  const required = (name: string, value: string | null) => {
    if (production && !env[name]) mistakes.push(`${name} is missing: set it, a production start does not guess it.`);
    return value;
  };

  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const port = Number(env['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    mistakes.push('PORT is not a port: set a whole number from 0 to 65535.');
  const appSecret = required('APP_SECRET', env['APP_SECRET'] || null);
  if (appSecret && appSecret.length < 32) mistakes.push('APP_SECRET is too short: use at least 32 characters of randomness.');
  const publicUrl = required('PUBLIC_URL', url('PUBLIC_URL', ['https:', 'http:']));
  if (publicUrl && new URL(publicUrl).pathname !== '/')
    mistakes.push('PUBLIC_URL has a path: give Tributary a host of its own, such as https://learn.example.com.');
  const defaultTimeZone = env['DEFAULT_TIME_ZONE'] || 'UTC';
  if (!isTimeZone(defaultTimeZone)) mistakes.push('DEFAULT_TIME_ZONE is unknown: use an IANA name such as Europe/Berlin.');

  const mailFrom = env['MAIL_FROM'] ? mailboxIn(env['MAIL_FROM']) : null;
  if (env['MAIL_FROM'] && !mailFrom)
    mistakes.push('MAIL_FROM is not a mailbox: write it like "Learning <learning@example.com>".');

  const hosts = (env['WEBHOOK_HOSTS'] ?? '').split(',').flatMap((host) => host.trim().toLowerCase() || []);
  const wrong = hosts.filter((host) => !isHost(host));
  if (wrong.length > 0)
    mistakes.push(
      `WEBHOOK_HOSTS has what is no host: ${wrong.join(', ')}. Write hosts with commas between them, such as hooks.example.com,ci.example.com:8443.`,
    );

  const config: Config = {
    production,
    host: env['HOST'] || '127.0.0.1',
    port,
    publicUrl: publicUrl && new URL(publicUrl).origin,
    databaseUrl,
    migrationUrl: url('DATABASE_MIGRATION_URL', ['postgres:', 'postgresql:']),
    databasePrepare: env['DATABASE_PREPARE'] !== 'false',
    redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom,
    apiUrl: url('API_URL', ['http:', 'https:']),
    appSecret,
    dataDir: env['DATA_DIR'] || '.data',
    defaultTimeZone,
    trustedProxy: env['TRUST_PROXY'] === 'true',
    egress: { hosts, allowsPrivate: env['WEBHOOK_ALLOW_PRIVATE'] === '1', allowsHttp: !production },
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return config;
}

/** As it stands in an address: with its port where that is not the usual one, and without anything else. */
const isHost = (host: string) => URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host;

/** A name and an address, or the address alone. */
function mailboxIn(text: string): Config['mailFrom'] {
  const found = /^(?:"?([^"<>\p{Cc}]*?)"? *<)?([^\s<>@",;]+@[^\s<>@",;]+?)>?$/u.exec(text.trim());
  const isClosed = text.includes('<') === text.includes('>');
  return found && isClosed ? { name: found[1] || 'Tributary', address: found[2]! } : null;
}
