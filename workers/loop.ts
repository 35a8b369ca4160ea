import { warn } from '#server/shared/failures.ts';

/** Something done again and again, never twice at the same time. */
export interface Loop {
  /** Do it soon, without waiting for the pause to end. */
  wake: () => void;
  /** Let the present round finish, then stop. */
  stop: () => Promise<void>;
}

/**
 * Repeat a round with a pause between, and at once while it says that there is more to do. A round that fails is
 * reported and tried again after the pause: a database that was away is met again when it is back.
 */
export function startLoop(name: string, pauseMs: number, round: () => Promise<boolean>): Loop {
  let isStopping = false;
  let isWanted = false;
  let wakeUp = () => {};
  const run = async () => {
    while (!isStopping) {
      isWanted = false;
      const hasMore = await round().catch((error: unknown) => {
        warn(`${name}-failed`, error);
        return false;
      });
      if (hasMore || isWanted || isStopping) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  const wake = () => {
    isWanted = true;
    wakeUp();
  };
  return {
    wake,
    stop: () => {
      isStopping = true;
      wakeUp();
      return running;
    },
  };
}
