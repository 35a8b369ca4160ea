import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import postgres from 'postgres';
import { freePort, isAlive, postgresBinaries, serverUser, type ServerUser } from './embedded-host.ts';

/**
 * Launcher of the embedded PostgreSQL: a real server from the platform's npm package, in a folder of its own.
 * Works as root (the server then runs as `postgres` or `nobody`) and as an ordinary user.
 */
export interface EmbeddedDatabase {
  /** For migrations. */
  ownerUrl: string;
  /** For everything else: no ownership, no BYPASSRLS. */
  appUrl: string;
  /** Whether this call started the server; whoever did stops it. */
  isStartedHere: boolean;
  pid: () => number | null;
  /** Start the server again if it has died; does nothing while it runs. */
  ensureRunning: () => Promise<void>;
  stop: () => Promise<void>;
}

interface Keys {
  superuser: string;
  owner: string;
  app: string;
  port: number;
}

/** Throw-away clusters of tests trade durability for speed. */
export interface EmbeddedOptions {
  durable?: boolean;
}

const DATABASE = 'tributary';

/** Start the server below `dataDir`, creating it on first use, and make sure that database and roles exist. */
export async function startEmbedded(dataDir: string, { durable = true }: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const user = serverUser();
  const home = reachableHome(resolve(dataDir), user);
  const binaries = postgresBinaries(user, home);
  const cluster = join(home, 'cluster');
  mkdirSync(home, { recursive: true, mode: 0o711 });
  chmodSync(home, 0o711);
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(binaries, home, cluster, user);
  const keys = JSON.parse(readFileSync(join(home, 'database-keys.json'), 'utf8')) as Keys;

  const ensureRunning = async () => {
    if (readPid(cluster) === null) launch(binaries, cluster, keys.port, user, durable);
    await untilReady(superuserUrl(keys));
  };
  const isStartedHere = readPid(cluster) === null;
  await ensureRunning();
  await prepareDatabase(keys);
  const at = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${keys.port}/${DATABASE}`;
  return {
    ownerUrl: at('tributary_owner', keys.owner),
    appUrl: at('tributary_app', keys.app),
    isStartedHere,
    pid: () => readPid(cluster),
    ensureRunning,
    stop: () => stop(cluster),
  };
}

/** In a folder beside, which gets its name when everything is there: what was interrupted is begun again. */
async function initialise(binaries: string, home: string, cluster: string, user: ServerUser | null): Promise<void> {
  const draft = `${cluster}-draft`;
  for (const leftover of [draft, cluster]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const secret = () => randomBytes(24).toString('base64url');
  const keys: Keys = { superuser: secret(), owner: secret(), app: secret(), port: await freePort() };
  const passwordFile = join(home, 'initdb-password');
  writeFileSync(passwordFile, keys.superuser, { mode: 0o600 });
  if (user) {
    chownSync(draft, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const args = ['-D', draft, '-U', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256', '-E', 'UTF8'];
  try {
    await run(
      join(binaries, 'initdb'),
      [...args, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale'],
      home,
      user,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(home, 'database-keys.json'), JSON.stringify(keys), { mode: 0o600 });
  renameSync(draft, cluster);
}

/** Detached and in a process group of its own, so that a terminal's Ctrl-C does not reach it before we say so. */
function launch(binaries: string, cluster: string, port: number, user: ServerUser | null, durable: boolean): void {
  for (const leftover of ['postmaster.pid', `.s.PGSQL.${port}`, `.s.PGSQL.${port}.lock`])
    rmSync(join(cluster, leftover), { force: true });
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: process.platform === 'win32' ? '' : cluster,
    max_connections: '120',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(join(dirname(cluster), 'postgres.log'), 'a');
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  const child = spawn(join(binaries, 'postgres'), ['-D', cluster, ...args], {
    cwd: cluster,
    detached: true,
    stdio: ['ignore', log, log],
    ...identity,
  });
  child.on('error', () => {});
  child.unref();
}

async function prepareDatabase(keys: Keys): Promise<void> {
  const sql = postgres(superuserUrl(keys), { max: 1, onnotice: () => {} });
  try {
    await ensureRole(sql, 'tributary_owner', keys.owner);
    await ensureRole(sql, 'tributary_app', keys.app);
    const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (!found) await sql.unsafe(`create database ${DATABASE} owner tributary_owner`);
  } finally {
    await sql.end();
  }
}

async function ensureRole(sql: postgres.Sql, role: string, password: string): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (found) return;
  const creates = role === 'tributary_owner' ? 'createdb' : '';
  await sql.unsafe(`create role ${role} login nosuperuser nobypassrls ${creates} password '${password}'`);
}

async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (performance.now() > deadline)
        throw new Error('The embedded PostgreSQL did not start; see postgres.log beside its data.', { cause: error });
      await new Promise((wake) => setTimeout(wake, 50));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. */
async function stop(cluster: string): Promise<void> {
  const pid = readPid(cluster);
  if (pid === null) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 200 && readPid(cluster) !== null; waited++) await new Promise((wake) => setTimeout(wake, 50));
}

function readPid(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && isAlive(pid) ? pid : null;
}

/** The server's user must be able to reach its data; below a root-only folder it moves to a durable place outside. */
function reachableHome(home: string, user: ServerUser | null): string {
  if (!user) return home;
  for (let folder = dirname(home); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) {
      return join('/var/tmp', `tributary-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
    }
  }
  return home;
}

const superuserUrl = (keys: Keys) => `postgres://postgres:${keys.superuser}@127.0.0.1:${keys.port}/postgres`;

function run(file: string, args: readonly string[], cwd: string, user: ServerUser | null): Promise<void> {
  const child = spawn(file, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`initdb failed: ${complaint.trim()}`))));
  });
}
