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
  const [month, day, year, hour, minute] = format.format(instant).match(/\d+/g)!.map(Number);
  return Date.UTC(year!, month! - 1, day!, hour, minute) / MINUTE;
}

const walls = new Map<string, Int32Array>();
/**
 * Wall minutes of a stretch of minutes, computed once for each zone and stretch. `Intl` is asked once an hour, and at every
 * minute of an hour at whose ends the clock is not an hour apart.
 */
export function wallsOf(timeZone: string, from: number, minutes: number): Int32Array {
  const key = `${timeZone}/${from}/${minutes}`;
  let known = walls.get(key);
  if (!known) {
    known = new Int32Array(minutes);
    for (let hour = 0; hour < minutes; hour += 60) {
      const [start, end] = [wallMinute(timeZone, from + hour * MINUTE), wallMinute(timeZone, from + (hour + 60) * MINUTE)];
      for (let n = hour; n < Math.min(hour + 60, minutes); n++)
        known[n] = end - start === 60 ? start + n - hour : wallMinute(timeZone, from + n * MINUTE);
    }
    walls.set(key, known);
  }
  return known;
}
