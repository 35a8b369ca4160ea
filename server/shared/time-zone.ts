import { Refusal } from './refusal.ts';

export class UnknownTimeZone extends Refusal {
  constructor() {
    const detail = 'Use an IANA time zone such as Europe/Berlin.';
    super('invalid', 'unknown-time-zone', detail, { errors: [{ pointer: '#/timeZone', detail }] });
  }
}

/** An offset such as `+01:00` is none: it does not know about summer. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    // Temporal would also take a whole ISO string and read the zone out of it.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** @throws {UnknownTimeZone} */
export function assertTimeZone(name: string): void {
  if (!isTimeZone(name)) throw new UnknownTimeZone();
}
