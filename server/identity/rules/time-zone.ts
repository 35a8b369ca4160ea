import { Refusal } from '#server/shared/refusal.ts';

export class UnknownTimeZone extends Refusal {
  constructor() {
    const detail = 'Use an IANA time zone such as Europe/Berlin.';
    super('invalid', 'identity/unknown-time-zone', detail, { errors: [{ pointer: '#/timeZone', detail }] });
  }
}

/** An offset such as `+01:00` is none: it does not know about summer. @throws {UnknownTimeZone} */
export function assertTimeZone(timeZone: string): void {
  if (/^[+-]/.test(timeZone)) throw new UnknownTimeZone();
  try {
    // Temporal would also take a whole ISO string and read the zone out of it.
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new UnknownTimeZone();
  }
}
