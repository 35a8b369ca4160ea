import { Refusal } from '#server/shared/refusal.ts';

export class NotThatTime extends Refusal {
  constructor(detail: string, pointer: string) {
    super('invalid', 'coaching/not-that-time', detail, { errors: [{ pointer, detail }] });
  }
}

const DAY_MINUTES = 1440;

/** Hours of a date: each ends after it begins, none reaches more than a day beyond its own, and none overlap. @throws {NotThatTime} */
export function assertWindows(windows: readonly { startMinute: number; endMinute: number }[], pointer: string): void {
  for (const { startMinute, endMinute } of windows) {
    if (endMinute <= startMinute) throw new NotThatTime('The end comes after the start.', pointer);
    if (startMinute >= DAY_MINUTES) throw new NotThatTime('Hours begin on their own date.', pointer);
  }
  const sorted = windows.toSorted((a, b) => a.startMinute - b.startMinute);
  if (sorted.some(({ startMinute }, n) => n > 0 && startMinute < sorted[n - 1]!.endMinute))
    throw new NotThatTime('These hours overlap.', pointer);
}

/** @throws {NotThatTime} when the first does not come before the second. */
export function assertBefore(
  from: Temporal.PlainDate | Temporal.Instant,
  to: Temporal.PlainDate | Temporal.Instant,
  { pointer, orEqual = false }: { pointer: string; orEqual?: boolean },
): void {
  const order =
    from instanceof Temporal.Instant
      ? Temporal.Instant.compare(from, to as Temporal.Instant)
      : Temporal.PlainDate.compare(from, to as Temporal.PlainDate);
  if (order > 0 || (order === 0 && !orEqual)) throw new NotThatTime('The end comes after the start.', pointer);
}
