import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import postgres from 'postgres';
import { freePort, postgresBinaries, serverUser, type ServerUser } from './embedded-host.ts';
import { launch, readPid, stop, untilReady } from './postmaster.ts';

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
