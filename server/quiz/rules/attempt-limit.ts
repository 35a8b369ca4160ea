import { Refusal } from '#server/shared/refusal.ts';

/** Certified tries without a grant, and the wait between two of them (content guide 1.2). */
export const MAX_TRIES = 3;
export const COOL_OFF = Temporal.Duration.from({ hours: 24 });

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

/**
 * Decide whether a certified quiz may be tried now.
 *
 * @param submitted When earlier tries were submitted, in any order.
 * @param granted Tries granted beyond the three.
 * @throws {AttemptLimitReached} when no try is left; checked first, since waiting would not help.
 * @throws {AttemptCoolingDown} when 24 hours have not passed since the last one.
 */
export function assertMayAttempt(submitted: readonly Temporal.Instant[], granted: number, now: Temporal.Instant): void {
  if (submitted.length >= MAX_TRIES + granted) throw new AttemptLimitReached(MAX_TRIES + granted);
  const latest = submitted.toSorted(Temporal.Instant.compare).at(-1);
  if (!latest) return;
  const nextAttemptAt = latest.add(COOL_OFF);
  if (Temporal.Instant.compare(now, nextAttemptAt) < 0) throw new AttemptCoolingDown(nextAttemptAt);
}
