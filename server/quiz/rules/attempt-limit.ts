import { Refusal } from '#server/shared/refusal.ts';

/** Certified tries without a grant, and the wait between two of them (content guide 1.2). */
const MAX_TRIES = 3;
const COOL_OFF = Temporal.Duration.from({ hours: 24 });

export class AttemptLimitReached extends Refusal {
  constructor(tries: number) {
    super('conflict', 'quiz/attempt-limit-reached', `All ${tries} tries are used. A coach can grant one more.`, { tries });
  }
}

export class AttemptCoolingDown extends Refusal {
  constructor(nextAttemptAt: Temporal.Instant) {
    super('conflict', 'quiz/attempt-cooling-down', 'It is too early for another try.', {
      nextAttemptAt: nextAttemptAt.toString(),
    });
  }
}

export interface Tries {
  used: number;
  left: number;
  /** When the wait ends; null when a try may begin now, and when none is left. */
  nextAttemptAt: Temporal.Instant | null;
}

/**
 * What is used and what is left of a certified quiz.
 *
 * @param submitted When earlier tries were submitted, in any order.
 * @param granted Tries granted beyond the three.
 */
export function triesOf(submitted: readonly Temporal.Instant[], granted: number, now: Temporal.Instant): Tries {
  const used = submitted.length;
  const left = Math.max(0, MAX_TRIES + granted - used);
  const opensAt = submitted.toSorted(Temporal.Instant.compare).at(-1)?.add(COOL_OFF);
  const isWaiting = left > 0 && opensAt !== undefined && Temporal.Instant.compare(now, opensAt) < 0;
  return { used, left, nextAttemptAt: isWaiting ? opensAt : null };
}

/**
 * Decide whether a certified quiz may be tried now; see `triesOf`.
 *
 * @throws {AttemptLimitReached} when no try is left; checked first, since waiting would not help.
 * @throws {AttemptCoolingDown} when 24 hours have not passed since the last one.
 */
export function assertMayAttempt(submitted: readonly Temporal.Instant[], granted: number, now: Temporal.Instant): void {
  const { left, nextAttemptAt } = triesOf(submitted, granted, now);
  if (left === 0) throw new AttemptLimitReached(MAX_TRIES + granted);
  if (nextAttemptAt) throw new AttemptCoolingDown(nextAttemptAt);
}
