/** What a verified level is worth on a day: it holds until the day it expires on, and is due shortly before. */
export function standingOf(
  expiresOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  dueDays: number,
): 'current' | 'due' | 'lapsed' {
  if (Temporal.PlainDate.compare(expiresOn, today) <= 0) return 'lapsed';
  return Temporal.PlainDate.compare(expiresOn, today.add({ days: dueDays })) <= 0 ? 'due' : 'current';
}
