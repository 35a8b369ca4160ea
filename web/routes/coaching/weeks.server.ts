import type { CalendarDay, CalendarWeek } from './calendar.ts';

/** Starts by the calendar day on which clocks of the zone show them. */
export function freeDays(starts: readonly string[], timeZone: string): Map<string, CalendarDay['slots']> {
  const days = new Map<string, CalendarDay['slots']>();
  for (const startsAt of starts) {
    const local = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
    const date = local.toPlainDate().toString();
    const slots = days.get(date) ?? [];
    slots.push({ startsAt, minute: local.hour * 60 + local.minute });
    days.set(date, slots);
  }
  return days;
}

/** Every week from that of a first day to that of a last one, with how many times are free on each day. */
export function weeksOf(
  free: ReadonlyMap<string, readonly unknown[]>,
  { from, to }: { from: string; to: string },
): CalendarWeek[] {
  const first = Temporal.PlainDate.from(from);
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const count = Math.ceil((monday.until(to).days + 1) / 7);
  return Array.from({ length: count }, (_, index) => {
    const begins = monday.add({ weeks: index }).toString();
    const days = datesFrom(begins, 7).map((date) => ({ date, count: free.get(date)?.length ?? 0 }));
    return { monday: begins, total: days.reduce((sum, day) => sum + day.count, 0), days };
  });
}

/** The calendar day on which clocks of a zone show a time that a form holds. */
export const dateIn = (startsAt: string, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(Date.parse(startsAt)).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** So many days from one on. */
export const datesFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, days) => Temporal.PlainDate.from(first).add({ days }).toString());
