import type { Outcome } from '#server/coaching/contract.ts';
import { isPast } from '#lib/coaching-words.ts';

export interface ShownOutcome extends Outcome {
  /** What counts of the learner now; null is not assessed. */
  levelNow: number | null;
  required: number | null;
}

export function resultOf({ result, level, levelBefore }: Outcome): string {
  if (result === 'no-change') return 'Nothing new was seen of it.';
  if (result === 'practised') return 'You practised it; no level is proposed.';
  const before = levelBefore === null ? 'it was not assessed before' : `before it was level ${levelBefore}`;
  return `Shown at level ${level}; ${before}.`;
}

/** What an outcome means for the level of the learner, counted or not. */
export function meaningOf({ result, level, levelNow, required, status }: ShownOutcome): string {
  if (result !== 'level' || level === null) return 'It changes no level.';
  const asked =
    required === null
      ? 'Your job roles do not ask for this skill.'
      : level >= required
        ? `Your job roles ask for level ${required}: it would be met.`
        : `Your job roles ask for level ${required}: a gap would remain.`;
  if (status === 'applied') return `It counts as evidence of level ${level}.`;
  if (status === 'contested' || status === 'withdrawn') return 'Your level stays as it was.';
  if (levelNow !== null && levelNow >= level)
    return `You stand at level ${levelNow} already; it would renew what you have shown.`;
  return `If it counts, you stand at level ${level} instead of ${levelNow === null ? 'not assessed' : `level ${levelNow}`}. ${asked}`;
}

export function stateOf({ status, answerBy }: Outcome, now: Date): string {
  if (status === 'contested') return 'You contested it. It does not count.';
  if (status === 'withdrawn') return 'Your coach took it back.';
  if (status === 'applied' || status === 'acknowledged') return 'It counts.';
  return isPast(answerBy, now) ? 'The seven days are over; it is being recorded.' : 'It waits for your answer.';
}
