import { DAY_MS } from './days.ts';

/** Offsets of a zone, each from an instant on, in milliseconds. The first one begins before anything that is asked. */
export interface ZoneTable {
  starts: readonly number[];
  offsets: readonly number[];
}

const tables = new Map<string, ZoneTable>();

/** Offsets of the years around an instant. `Temporal` builds the table once; finding slots is arithmetic from there on. */
export function zoneTable(timeZone: string, around: number): ZoneTable {
  const year = Math.floor(around / (365.2425 * DAY_MS)) + 1970;
  const key = `${timeZone}/${year}`;
  const known = tables.get(key);
  if (known) return known;
  const end = new Temporal.PlainDate(year + 3, 1, 1).toZonedDateTime('UTC').epochMilliseconds;
  let at: Temporal.ZonedDateTime | null = new Temporal.PlainDate(year - 2, 1, 1).toZonedDateTime('UTC').withTimeZone(timeZone);
  const starts: number[] = [];
  const offsets: number[] = [];
  while (at && at.epochMilliseconds < end) {
    starts.push(at.epochMilliseconds);
    offsets.push(at.offsetNanoseconds / 1e6);
    at = at.getTimeZoneTransition('next');
  }
  const made = { starts, offsets };
  tables.set(key, made);
  return made;
}

/** Which of the offsets holds at an instant. */
export function segmentAt({ starts }: ZoneTable, instant: number): number {
  let segment = starts.length - 1;
  while (segment > 0 && starts[segment]! > instant) segment--;
  return segment;
}

export const wallAt = (table: ZoneTable, instant: number): number => instant + table.offsets[segmentAt(table, instant)]!;

/** The local date at an instant. */
export const dayAt = (table: ZoneTable, instant: number): number => Math.floor(wallAt(table, instant) / DAY_MS);

/** From when on another offset holds than at an instant. */
export const nextChange = (table: ZoneTable, instant: number): number => table.starts[segmentAt(table, instant) + 1] ?? Infinity;

/** The local date at an instant, and until when it certainly is the same: midnight, or the next change of clocks. */
export function dayFrom(table: ZoneTable, instant: number): { day: number; until: number } {
  const day = dayAt(table, instant);
  const midnight = (day + 1) * DAY_MS - table.offsets[segmentAt(table, instant)]!;
  return { day, until: Math.min(midnight, nextChange(table, instant)) };
}

/**
 * The instant at which clocks show a wall time. Where they never do (spring), the moment they jump; where they do twice
 * (autumn), the earlier one for a start and the later one for an end, so that a window stays in one piece.
 */
export function instantOf(table: ZoneTable, wall: number, side: 'start' | 'end'): number {
  const { starts, offsets } = table;
  let found: number | null = null;
  let jump: number | null = null;
  for (let segment = 0; segment < offsets.length; segment++) {
    const instant = wall - offsets[segment]!;
    const begins = segment === 0 ? -Infinity : starts[segment]!;
    const ends = starts[segment + 1] ?? Infinity;
    // The moment clocks change is a start of what follows and an end of what was: an end at the time they are put back to has
    // passed before they are.
    const isShown = side === 'start' ? instant >= begins && instant < ends : instant > begins && instant <= ends;
    if (isShown && side === 'start') return instant;
    if (isShown) found = instant;
    const isAhead = side === 'start' ? instant < begins : instant <= begins;
    if (isAhead && wall - offsets[segment - 1]! >= begins) jump ??= begins;
  }
  return found ?? jump!;
}
