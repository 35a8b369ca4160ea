/** Zone arithmetic of pages: what a form says is a wall time in a named zone, what the API takes is an instant. */
export const todayIn = (timeZone: string): string => Temporal.Now.plainDateISO(timeZone).toString();

/** The wall time of an instant, as a `datetime-local` field holds it. */
export const wallTime = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The instant of a wall time; null when it is none. */
export function instantAt(wall: string, timeZone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return null;
  }
}

export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** The seven dates of the week a date stands in, from Monday on; of this week where the date is none. */
export function weekOf(date: string | null, timeZone: string): string[] {
  let day = Temporal.Now.plainDateISO(timeZone);
  try {
    if (date) day = Temporal.PlainDate.from(date);
  } catch {
    // An address that names no date shows the present week.
  }
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return Array.from({ length: 7 }, (_, at) => monday.add({ days: at }).toString());
}

/** Minutes of a wall day, as hours are kept. */
export const minuteOf = (wall: string): number => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
