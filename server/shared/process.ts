import { ConfigError } from '../config.ts';
import { plainError } from './failures.ts';

type Stop = () => unknown;

/** What runs in this process. */
export interface Running {
  /** Remember how to stop what is starting; the last that was added stops first. Name it before it has started, so that no signal comes between. */
  add: (stop: Stop) => void;
  /** Stop everything and end with this code. */
  end: (code: number) => void;
}

/** How a process says that its configuration is wrong (`EX_CONFIG`), so that nobody starts it again. */
export const MISCONFIGURED = 78;
/** A closed terminal and a supervisor that is gone end a process as well as Ctrl-C does. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const;
/** What does not stop by then is left behind; jobs are in the database and return to their queue. */
const STOPS_WITHIN_MS = 30_000;

/**
 * Run a process from its start to its end. A signal stops, in order, what has been started, however far it is; a mistake in
 * the configuration is one sentence; anything else that prevents the start comes with its trace.
 */
export function runProcess(start: (running: Running) => Promise<void>): void {
  const stops: Stop[] = [];
  let isEnding = false;
  const end = (code: number) => {
    if (isEnding) return;
    isEnding = true;
    stopAll(stops).then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(traceOf(error));
        process.exit(1);
      },
    );
  };
  for (const ending of ENDINGS) process.on(ending, () => end(0));
  start({ add: (stop) => void stops.push(stop), end }).catch((error: unknown) => {
    // What was being started could not go on because everything is being stopped.
    if (isEnding) return;
    const isMistake = error instanceof ConfigError;
    console.error(isMistake ? error.message : `This could not start: ${traceOf(error)}`);
    end(isMistake ? MISCONFIGURED : 1);
  });
}

/** Run a command, which ends when its work is done; otherwise as `runProcess`. */
export const runCommand = (work: (running: Running) => Promise<void>): void =>
  runProcess(async (running) => {
    await work(running);
    running.end(Number(process.exitCode ?? 0));
  });

async function stopAll(stops: Stop[]): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await Promise.race([stop(), patience()]);
}

const patience = () => new Promise((resolve) => setTimeout(resolve, STOPS_WITHIN_MS).unref());

const traceOf = (error: unknown) => {
  const cause = plainError(error);
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
};
