import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#db/embedded.ts';

/** The small installation as a customer starts it, on a free port and with data of its own. */
export interface Installation {
  /** The folder of its data. */
  home: string;
  url: () => string;
  supervisor: () => ChildProcess;
  workerPid: () => number | null;
  postmasterPid: () => number | null;
  databaseUrls: () => Promise<{ ownerUrl: string; appUrl: string }>;
  start: () => Promise<void>;
  /** What was printed since the last start. */
  printed: () => string;
  stop: () => Promise<void>;
  remove: () => void;
}

const STARTS_WITHIN_MS = 150_000;

export function anInstallation(env: Record<string, string> = {}): Installation {
  const home = mkdtempSync(join(tmpdir(), 'tributary-installation-'));
  // The server's own user has to reach its data.
  chmodSync(home, 0o755);
  const database = join(home, 'postgres');
  let child: ChildProcess;
  let text = '';
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const start = async () => {
    text = '';
    child = spawn(process.execPath, ['server/embedded.ts'], {
      env: { ...process.env, DATA_DIR: home, PORT: '0', NODE_ENV: 'development', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout!.on('data', (chunk) => (text += chunk));
    child.stderr!.on('data', (chunk) => (text += chunk));
    const end = performance.now() + STARTS_WITHIN_MS;
    while (!/is at (\S+)/.test(text)) {
      if (child.exitCode !== null || performance.now() > end) {
        await stop();
        await stopPostmaster(database);
        throw new Error(`it did not start: ${text}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return {
    home,
    url: () => /is at (\S+)/.exec(text)![1]!,
    supervisor: () => child,
    workerPid: () => childOf(child.pid!, 'workers/main.ts'),
    postmasterPid: () => pidIn(database),
    databaseUrls: () => startEmbedded(database),
    start,
    printed: () => text,
    stop,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Of the processes a parent started, the one with this command line (Linux). */
function childOf(parent: number, command: string): number | null {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const ppid = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8'))?.[1]);
      if (ppid === parent && readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(command)) return Number(entry);
    } catch {
      continue; // It ended while we looked.
    }
  }
  return null;
}

function pidIn(home: string): number | null {
  try {
    return Number(readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

/** PostgreSQL has a process group of its own: a supervisor that ends while it starts leaves it running. */
async function stopPostmaster(home: string): Promise<void> {
  const pid = pidIn(home);
  if (pid === null) return;
  process.kill(pid, 'SIGINT');
  while (pidIn(home) !== null) await new Promise((resolve) => setTimeout(resolve, 50));
}
