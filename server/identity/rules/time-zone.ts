import { Refusal } from '#server/shared/refusal.ts';

export class UnknownTimeZone extends Refusal {
  constructor() {
    const detail = 'Use an IANA time zone such as Europe/Berlin.';
    super('invalid', 'identity/unknown-time-zone', detail, { errors: [{ pointer: '#/timeZone', detail }] });
  }
}

/** Whether this is an IANA time zone. An offset such as `+01:00` is none: it does not know about summer. */
export function isTimeZone(timeZone: string): boolean {
  if (/^[+-]/.test(timeZone)) return false;
  try {
    // Temporal would also take a whole ISO string and read the zone out of it.
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** @throws {UnknownTimeZone} */
export function assertTimeZone(timeZone: string): void {
  if (!isTimeZone(timeZone)) throw new UnknownTimeZone();
}
