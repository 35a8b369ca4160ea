/** Local dates as whole numbers of days since 1970-01-01: slots are found by integers, not by date objects. */
export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a date such as `2027-03-09` (proleptic Gregorian). */
export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

export const dateText = (day: number): string => new Temporal.PlainDate(1970, 1, 1).add({ days: day }).toString();

/** 1 is Monday, 7 is Sunday. */
export const isoWeekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The Monday of an ISO week names it, at the turn of a year too. */
export const mondayOf = (day: number): number => day - isoWeekday(day) + 1;
