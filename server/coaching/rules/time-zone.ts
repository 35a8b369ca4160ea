import { Refusal } from '#server/shared/refusal.ts';

export class UnknownZone extends Refusal {
  constructor() {
    const detail = 'Use an IANA time zone such as Europe/Berlin.';
    super('invalid', 'coaching/unknown-time-zone', detail, { errors: [{ pointer: '#/timeZone', detail }] });
  }
}

/** An offset such as `+01:00` is none: it does not know about summer. @throws {UnknownZone} */
export function assertZone(timeZone: string): void {
  if (/^[+-]/.test(timeZone)) throw new UnknownZone();
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new UnknownZone();
  }
}
