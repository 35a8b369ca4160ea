import { contentLine, mailtoValue, quotedValue, textValue, utcValue } from './calendar-text.ts';

/** iCalendar messages by mail (iMIP, RFC 6047). Times are UTC, so no time zone has to be described. */
export interface Mailbox {
  name: string;
  address: string;
}

export interface Attendee extends Mailbox {
  part: 'coach' | 'participant';
  /** Whether they agreed to this very time, by booking it or by offering it. */
  hasAccepted: boolean;
}

export interface CalendarEntry {
  /** For ever the same; see `bookingUid` and `sessionUid`. */
  uid: string;
  /** Starts at 0 and rises with time, place and end; receivers order what they get by it. */
  sequence: number;
  start: Temporal.Instant;
  minutes: number;
  summary: string;
  description: string;
  /** A room, or the address of the meeting. */
  location: string | null;
  /** The page of the session; one signs in to read it. */
  url: string;
  /** The service's mailbox, which the mail comes from. */
  organizer: Mailbox;
}

export type Method = 'REQUEST' | 'CANCEL' | 'PUBLISH';

/** The participant's copy. A booking anew is a new booking and has another. */
export const bookingUid = (bookingId: string, host: string) => `booking-${bookingId}@${host}`;
/** A coach's copy. */
export const sessionUid = (sessionId: string, host: string) => `session-${sessionId}@${host}`;

/**
 * What a calendar may show. Never what the session is about: a calendar is seen by assistants and over shoulders.
 * Only an offer whose attendance is known anyway shows its title.
 */
export function describeEntry(session: { visibility: 'private' | 'attendance'; title: string; pageUrl: string }) {
  const { href } = new URL(session.pageUrl);
  return { summary: session.visibility === 'attendance' ? session.title : 'Coaching', description: href, url: href };
}

/** The mail's subject: Exchange makes it the entry's title, so it tells the date and nothing else. */
export function neutralSubject(start: Temporal.Instant, timeZone: string): string {
  const day = start
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return `Coaching session, ${day}`;
}

/**
 * An invitation, or a change of one.
 *
 * @param attendees Whom this copy may name: its reader and the coaches.
 * @param stamp When this message was made; what is sent again carries the same, so that it is the same to the byte.
 */
export function writeInvitation(entry: CalendarEntry, attendees: readonly Attendee[], stamp: Temporal.Instant): string {
  return message('REQUEST', eventLines(entry, { status: 'CONFIRMED', stamp, attendees }));
}

/** For those who got an invitation, and no one else. The entry carries the raised sequence. */
export function writeCancellation(entry: CalendarEntry, attendees: readonly Attendee[], stamp: Temporal.Instant): string {
  return message('CANCEL', eventLines(entry, { status: 'CANCELLED', stamp, attendees }));
}

export interface EventFacts {
  status: 'CONFIRMED' | 'CANCELLED';
  stamp: Temporal.Instant;
  attendees: readonly Attendee[];
  /** Lines of an alarm. */
  inside?: readonly string[];
}

export function eventLines(entry: CalendarEntry, { status, stamp, attendees, inside = [] }: EventFacts): string[] {
  const { uid, sequence, start, minutes, summary, description, location, url, organizer } = entry;
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', textValue(uid)),
    contentLine('SEQUENCE', String(sequence)),
    contentLine('DTSTAMP', utcValue(stamp)),
    contentLine('DTSTART', utcValue(start)),
    contentLine('DTEND', utcValue(start.add({ minutes }))),
    contentLine('STATUS', status),
    contentLine('CLASS', 'PRIVATE'),
    contentLine('TRANSP', 'OPAQUE'),
    contentLine('SUMMARY', textValue(summary)),
    contentLine('DESCRIPTION', textValue(description)),
    ...(location ? [contentLine('LOCATION', textValue(location))] : []),
    contentLine('URL', new URL(url).href),
    contentLine('ORGANIZER', mailtoValue(organizer.address), { CN: quotedValue(organizer.name) }),
    ...attendees.map(attendeeLine),
    ...inside,
    contentLine('END', 'VEVENT'),
  ];
}

function attendeeLine({ name, address, part, hasAccepted }: Attendee): string {
  return contentLine('ATTENDEE', mailtoValue(address), {
    CUTYPE: 'INDIVIDUAL',
    ROLE: part === 'coach' ? 'CHAIR' : 'REQ-PARTICIPANT',
    PARTSTAT: hasAccepted ? 'ACCEPTED' : 'NEEDS-ACTION',
    RSVP: 'FALSE',
    CN: quotedValue(name),
  });
}

/** A calendar of these lines. @param properties Lines about the calendar itself. */
export function message(method: Method, lines: readonly string[], properties: readonly string[] = []): string {
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//Tributary//Coaching//EN'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', method),
    ...properties,
    ...lines,
    contentLine('END', 'VCALENDAR'),
  ].join('');
}
