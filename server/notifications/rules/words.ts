/** Dates and times as mails word them. Every time names its zone, by its abbreviation and by its name. */
const LOCALE = 'en-GB';

const format = (instant: string, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALE, { timeZone, ...options }).format(new Date(instant));

const dayOf = (instant: string, timeZone: string) => format(instant, timeZone, { dateStyle: 'full' }).replace(',', '');
const clock = { hour: '2-digit', minute: '2-digit' } as const;

/** As in "Tuesday 24 November 2026, 11:00–11:30 CET (Europe/Berlin)". */
export function spanOf(startsAt: string, endsAt: string, timeZone: string): string {
  const [from, to] = [format(startsAt, timeZone, clock), format(endsAt, timeZone, { ...clock, timeZoneName: 'short' })];
  return `${dayOf(startsAt, timeZone)}, ${from}–${to} (${timeZone})`;
}

/** As in "Tuesday 24 November 2026, 11:00 CET (Europe/Berlin)". */
export const momentOf = (instant: string, timeZone: string): string =>
  `${dayOf(instant, timeZone)}, ${format(instant, timeZone, { ...clock, timeZoneName: 'short' })} (${timeZone})`;

/** As in "11:00–11:30 CET". */
export const hoursOf = (startsAt: string, endsAt: string, timeZone: string): string =>
  `${format(startsAt, timeZone, clock)}–${format(endsAt, timeZone, { ...clock, timeZoneName: 'short' })}`;

/** As in "24 November 2026". */
export const dateWords = (date: string): string => format(`${date}T00:00:00Z`, 'UTC', { dateStyle: 'long' });

/** Whether two zones show the same wall clock then. */
export function showSameClock(instant: string, one: string, other: string): boolean {
  const shown = (timeZone: string) => format(instant, timeZone, { dateStyle: 'short', timeStyle: 'short' });
  return shown(one) === shown(other);
}

/** Names as a sentence says them. */
export const listOf = (names: readonly string[]): string => new Intl.ListFormat(LOCALE).format(names);
