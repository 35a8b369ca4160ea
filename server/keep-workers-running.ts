import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { MISCONFIGURED } from './shared/process.ts';

const RESTART_PAUSE_MS = 500;
/** A job that does not end by then returns to its queue. */
const STOPS_WITHIN_MS = 20_000;

/**
 * The workers, in a process group of their own, so that a terminal's Ctrl-C does not reach them before we say so. A crash
 * costs nothing, since jobs are in the database.
 *
 * @param giveUp Called when they find at their first start that they are misconfigured; they have said how.
 */
export function keepWorkersRunning(env: Record<string, string>, giveUp: () => void): { stop: () => Promise<void> } {
  let child: ChildProcess | null = null;
  let isFirst = true;
  let isStopping = false;
  const start = () => {
    if (isStopping || !existsSync('workers/main.ts')) return;
    child = spawn(process.execPath, ['workers/main.ts'], {
      detached: true,
      // Over the fourth channel the workers notice that their supervisor is gone, whatever ended it.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    });
    child.on('exit', (code) => {
      child = null;
      if (isFirst && code === MISCONFIGURED) return giveUp();
      isFirst = false;
      setTimeout(start, RESTART_PAUSE_MS);
    });
  };
  start();
  const stop = () => {
    isStopping = true;
    const running = child;
    if (!running) return Promise.resolve();
    return new Promise<void>((done) => {
      running.on('exit', () => done());
      running.kill('SIGTERM');
      setTimeout(() => running.kill('SIGKILL'), STOPS_WITHIN_MS).unref();
    });
  };
  return { stop };
}
