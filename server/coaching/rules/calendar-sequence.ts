/** What calendars were told of a session. */
export interface Told {
  start: Temporal.Instant;
  minutes: number;
  status: 'confirmed' | 'cancelled';
  location: string | null;
}

/**
 * The SEQUENCE that the next message carries; the first one carries 0. It rises with time and status, as RFC 5545 wants,
 * and with the place, since clients pass over quiet changes. A mere change of text leaves it as it is.
 */
export function sequenceAfter(sequence: number, before: Told, after: Told): number {
  const isSame =
    before.start.equals(after.start) &&
    before.minutes === after.minutes &&
    before.status === after.status &&
    before.location === after.location;
  return isSame ? sequence : sequence + 1;
}
