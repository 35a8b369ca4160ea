/** The only place that words dates, times and durations. Every time names its zone. */
const LOCALE = 'en-GB';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than a whole page; there are as many as zones times ways to write a date. */
function inZone(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([timeZone, options]);
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(LOCALE, { timeZone, ...options });
  formats.set(key, format);
  return format;
}

/** A calendar day without a time, as in "3 November 2026". */
export const day = (date: string): string => inZone('UTC', { dateStyle: 'long' }).format(new Date(`${date}T00:00:00Z`));

/** The date of a source: a calendar day, what is known of it, such as a year, or the day on which an undated page was read. */
export const dayIfKnown = (date: string): string =>
  date.replace(/^(read )?(\d{4}-\d\d-\d\d)$/, (_, read, known: string) => `${read ? 'read on ' : ''}${day(known)}`);

/** A calendar day in little room, as in "3 Nov 2026". */
export const shortDay = (date: string): string =>
  inZone('UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${date}T00:00:00Z`));

/** The date of an instant in little room, as in "24 Nov 2026". */
export const shortDateOf = (instant: string, timeZone: string): string =>
  inZone(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant));

/** The day of an instant, as in "Tuesday 24 November 2026". */
export const dayOf = (instant: string, timeZone: string): string =>
  inZone(timeZone, { dateStyle: 'full' }).format(new Date(instant)).replace(',', '');

/** The date of an instant, as in "24 November 2026". */
export const dateOf = (instant: string, timeZone: string): string =>
  inZone(timeZone, { dateStyle: 'long' }).format(new Date(instant));

/** A zone such as GMT−5 with a minus, at which no line breaks as it does at a hyphen. */
const withMinus = (zone: string): string => zone.replace('-', '\u2212');

/** A time with its zone, as in "09:41 CET". */
export const timeOf = (instant: string, timeZone: string): string =>
  withMinus(inZone(timeZone, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }).format(new Date(instant)));

/** A time beside others whose zone is named, as in "09:41". */
export const clockOf = (instant: string, timeZone: string): string =>
  inZone(timeZone, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

/** A time with its end and its zone, as in "14:00–14:30 CET". */
export const spanOf = (start: string, end: string, timeZone: string): string =>
  `${clockOf(start, timeZone)}–${timeOf(end, timeZone)}${dateOf(start, timeZone) === dateOf(end, timeZone) ? '' : ' the next day'}`;

/** A calendar day with its weekday, as in "Monday 30 November". */
export const weekday = (date: string): string =>
  inZone('UTC', { weekday: 'long', day: 'numeric', month: 'long' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '');

/** Day and time with its zone, as in "24 November 2026, 09:41 CET"; near days by their name. */
export function momentOf(instant: string, timeZone: string, now: Date = new Date()): string {
  const dateOf = (at: Date) => inZone(timeZone, { dateStyle: 'long' }).format(at);
  const at = new Date(instant);
  const tomorrow = new Date(now.getTime() + 86_400_000);
  const name = dateOf(at) === dateOf(now) ? 'today' : dateOf(at) === dateOf(tomorrow) ? 'tomorrow' : `${dateOf(at)},`;
  return `${name} ${timeOf(instant, timeZone)}`;
}

/** Day, start and end, as in "Thursday 26 November 2026, 14:00–14:30 CET". */
export const dayAndSpanOf = (startsAt: string, endsAt: string, timeZone: string): string =>
  `${dayOf(startsAt, timeZone)}, ${spanOf(startsAt, endsAt, timeZone)}`;

/** Day and time in little room, as in "Thu 26 Nov, 14:00 CET". */
export const shortMomentOf = (instant: string, timeZone: string): string =>
  `${inZone(timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(instant)).replace(',', '')}, ${timeOf(instant, timeZone)}`;

/** Parts of a calendar day for the head of a column: "Mon" and "30 Nov". */
export function columnHead(date: string): { weekday: string; dayAndMonth: string } {
  const at = new Date(`${date}T00:00:00Z`);
  return {
    weekday: inZone('UTC', { weekday: 'short' }).format(at),
    dayAndMonth: inZone('UTC', { day: 'numeric', month: 'short' }).format(at),
  };
}

/** The abbreviation of a zone at an instant, as in "CET". */
export const zoneName = (timeZone: string, at: Date = new Date()): string => {
  const parts = inZone(timeZone, { timeZoneName: 'short' }).formatToParts(at);
  return withMinus(parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone);
};

/** Morning, afternoon or evening in a zone. */
export function partOfDay(timeZone: string, at: Date = new Date()): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(inZone(timeZone, { hour: '2-digit', hourCycle: 'h23' }).format(at));
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

/** Minutes as "45 min", "2 h" or "2 h 25 min". */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes < 90) return `${minutes} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
/** A small number as prose has it, as in "two"; a larger one in figures. */
export const inWords = (number: number): string => SMALL[number] ?? String(number);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A count with its noun, as in "1 lesson" or "8 lessons". */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

const ORDINAL_ENDS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules(LOCALE, { type: 'ordinal' });
/** A place in an order, as in "2nd". */
export const ordinal = (number: number): string => `${number}${ORDINAL_ENDS[ordinals.select(number)]}`;

const languages = new Intl.DisplayNames(LOCALE, { type: 'language' });
/** The name of a language by its code, as in "German". */
export const languageName = (code: string): string => languages.of(code) ?? code;

/** Names as a sentence says them: "a", "a and b", "a, b and c". */
export const list = (names: readonly string[]): string => new Intl.ListFormat(LOCALE).format(names);

/** The size of a file, as in "340 B", "12 kB" or "1.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
