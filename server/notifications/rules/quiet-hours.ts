const EVENING = 20;
const MORNING = 7;

/**
 * When a notice leaves that is not urgent: at once by day, in the morning when it would come at night. What the morning
 * would make worthless leaves at once.
 */
export function afterQuietHours(due: Temporal.Instant, timeZone: string, expires: Temporal.Instant): Temporal.Instant {
  const local = due.toZonedDateTimeISO(timeZone);
  if (local.hour >= MORNING && local.hour < EVENING) return due;
  const date = local.hour >= EVENING ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  const morning = date.toZonedDateTime({ timeZone, plainTime: { hour: MORNING } }).toInstant();
  return Temporal.Instant.compare(morning, expires) < 0 ? morning : due;
}
