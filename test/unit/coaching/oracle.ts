/** Wall clocks by `Intl` alone, minute by minute: shares nothing with the code it judges. */
const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Local date and minute of day, as minutes since 1970-01-01T00:00 of the wall clock. */
export function wallMinute(timeZone: string, instant: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day']!, parts['hour'], parts['minute']) / MINUTE;
}

const walls = new Map<string, Int32Array>();
/** Wall minutes of a stretch of minutes, computed once for each zone and stretch. */
export function wallsOf(timeZone: string, from: number, minutes: number): Int32Array {
  const key = `${timeZone}/${from}/${minutes}`;
  let known = walls.get(key);
  if (!known) {
    known = Int32Array.from({ length: minutes }, (_, n) => wallMinute(timeZone, from + n * MINUTE));
    walls.set(key, known);
  }
  return known;
}
