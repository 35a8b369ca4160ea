const DAY = 1440;

/** A minute of the day as a clock shows it; what lies after midnight is the clock of the next day. */
export function clock(minute: number): string {
  const [hours, minutes] = [Math.floor((minute % DAY) / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Hours as a sentence says them: "09:00–17:00", "22:00–02:00 the next day", "18:00–24:00". */
export const clockSpan = (start: number, end: number): string =>
  `${clock(start)}–${end === DAY ? '24:00' : clock(end)}${end > DAY ? ' the next day' : ''}`;

/** Minutes of two fields; null where one is no time. An end that does not come after the start is on the next day. */
export function windowOf(from: string, to: string): { startMinute: number; endMinute: number } | null {
  const [startMinute, end] = [minuteOf(from), minuteOf(to)];
  if (startMinute === null || end === null) return null;
  return { startMinute, endMinute: end > startMinute ? end : end + DAY };
}

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Windows written in one line, as in "09:00-12:00, 13:00-17:00"; null where one cannot be read, none for an empty line. */
export function windowsIn(line: string): { startMinute: number; endMinute: number }[] | null {
  const parts = line.split(/[,;]/).map((part) => part.trim());
  const given = parts.filter(Boolean).map((part) => {
    const [from = '', to = ''] = part.split(/\s*[-–]\s*/);
    return to === '24:00' ? windowOf(from, '00:00') : windowOf(from, to);
  });
  return given.some((window) => window === null) ? null : given.flatMap((window) => window ?? []);
}
