import type { Failure } from '../contract.ts';

/** What came of a try. */
export type Answer =
  | { status: number; retryAfterSeconds: number | null; failure: null }
  | { status: null; retryAfterSeconds: null; failure: Failure };

/** Pauses after a failed try, in seconds: the beginning of the schedule that Standard Webhooks suggests, ended after a day. */
const PAUSES_SECONDS = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 8 * 3600, 10 * 3600] as const;
export const MOST_TRIES = PAUSES_SECONDS.length + 1;
/** So much of a pause is added at most, so that what failed together does not come back together. */
const JITTER = 0.1;
/** A receiver that asks for a longer pause than the longest gets that one. */
const LONGEST_SECONDS = PAUSES_SECONDS.at(-1)!;

export type Verdict =
  | { is: 'delivered' }
  | { is: 'ended' }
  | { is: 'failed'; failure: Failure }
  | { is: 'waiting'; failure: Failure; again: Temporal.Instant };

/**
 * What becomes of a delivery.
 *
 * @param tries Including this one. @param chance From 0 to 1: how much of the jitter is added.
 */
export function afterTry(
  answer: Answer,
  { tries, isTest, now, chance }: { tries: number; isTest: boolean; now: Temporal.Instant; chance: number },
): Verdict {
  const failure = answer.failure ?? failureIn(answer.status);
  if (failure === null) return { is: 'delivered' };
  if (answer.status === GONE) return { is: 'ended' };
  const pause = PAUSES_SECONDS[tries - 1];
  if (isTest || pause === undefined) return { is: 'failed', failure };
  const seconds = Math.max(pause * (1 + JITTER * chance), Math.min(answer.retryAfterSeconds ?? 0, LONGEST_SECONDS));
  return { is: 'waiting', failure, again: now.add({ milliseconds: Math.round(seconds * 1000) }) };
}

/** The receiver is not interested any more. */
const GONE = 410;

function failureIn(status: number): Failure | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirects' : 'refused';
}

/** An endpoint at which nothing but failures were met for so long rests. */
export const FAILING_LIVES = Temporal.Duration.from({ hours: 5 * 24 });

export const hasFailedTooLong = (failingSince: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(failingSince.add(FAILING_LIVES), now) <= 0;
