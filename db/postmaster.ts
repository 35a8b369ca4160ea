import { spawn } from 'node:child_process';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { isAlive, type ServerUser } from './embedded-host.ts';

/** The process of the embedded PostgreSQL, known by the file it keeps in its cluster while it runs. */

/** Its id; null when it does not run, or has not written it yet. */
export function readPid(cluster: string): number | null {
  let text: string;
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    // The server takes the file away when it stops, perhaps at this moment.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(text.split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : null;
}

/** Detached and in a process group of its own, so that a terminal's Ctrl-C does not reach it before we say so. */
export function launch(binaries: string, cluster: string, port: number, user: ServerUser | null, durable: boolean): void {
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
  // Whoever waits until it is ready says so when it does not come.
  child.on('error', () => {});
  child.unref();
}

export async function untilReady(url: string): Promise<void> {
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
export async function stop(cluster: string): Promise<void> {
  const pid = readPid(cluster);
  if (pid === null) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 200 && readPid(cluster) !== null; waited++) await new Promise((wake) => setTimeout(wake, 50));
}
