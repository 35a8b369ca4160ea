import { DAY_MS, isoWeekday } from './days.ts';
import { wallAt, zoneTable } from './zone-table.ts';

/** When people are expected to work, by their own clock, Monday to Friday. Their holidays and hours are not known here. */
const FROM_MS = 8 * 3_600_000;
const TO_MS = 18 * 3_600_000;

/** Whether a time lies within the working hours of a zone, from its start to its end. */
export function isWorkingTime(timeZone: string, start: number, end: number): boolean {
  const table = zoneTable(timeZone, start);
  const begins = wallAt(table, start);
  const day = Math.floor(begins / DAY_MS);
  const midnight = day * DAY_MS;
  return isoWeekday(day) <= 5 && begins - midnight >= FROM_MS && wallAt(table, end) - midnight <= TO_MS;
}
