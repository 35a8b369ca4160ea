import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bookingUid,
  describeEntry,
  eventLines,
  message,
  neutralSubject,
  sessionUid,
  writeCancellation,
  writeInvitation,
  type Attendee,
  type CalendarEntry,
} from '#server/coaching/rules/calendar.ts';
import { printable } from '#server/coaching/rules/calendar-text.ts';
import { parseCalendar, valuesOf } from './calendar-parser.ts';

const at = (text: string) => Temporal.Instant.from(text);
const stamp = at('2027-03-01T08:00:00Z');
const entry: CalendarEntry = {
  uid: bookingUid('018f0000-0000-7000-8000-000000000001', 'learn.example'),
  sequence: 0,
  start: at('2027-03-09T09:00:00Z'),
  minutes: 30,
  ...describeEntry({ visibility: 'private', title: 'Licence clinic', pageUrl: 'https://learn.example/coaching/bookings/1' }),
  location: 'https://meet.example/room?x=1;y=2',
  organizer: { name: 'Tributary', address: 'coaching@learn.example' },
};
const coach: Attendee = { name: 'Ana Silva', address: 'ana@fernwerk.example', part: 'coach', hasAccepted: true };
const mira: Attendee = { name: 'Okafor, Mira', address: 'mira@fernwerk.example', part: 'participant', hasAccepted: true };

test('an invitation, line by line', () => {
  expect(writeInvitation(entry, [coach, mira], stamp).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tributary//Coaching//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:booking-018f0000-0000-7000-8000-000000000001@learn.example',
    'SEQUENCE:0',
    'DTSTAMP:20270301T080000Z',
    'DTSTART:20270309T090000Z',
    'DTEND:20270309T093000Z',
    'STATUS:CONFIRMED',
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'SUMMARY:Coaching',
    'DESCRIPTION:https://learn.example/coaching/bookings/1',
    'LOCATION:https://meet.example/room?x=1\\;y=2',
    'URL:https://learn.example/coaching/bookings/1',
    'ORGANIZER;CN="Tributary":mailto:coaching@learn.example',
    'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="An',
    ' a Silva":mailto:ana@fernwerk.example',
    'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALS',
    ' E;CN="Okafor, Mira":mailto:mira@fernwerk.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

/** What sessions can be, and what people may have typed. */
const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }));
const person = fc.record({
  name: words,
  address: fc.emailAddress(),
  part: fc.constantFrom('coach' as const, 'participant' as const),
  hasAccepted: fc.boolean(),
});
const anyEntry = fc.record({
  uid: fc.uuid().map((id) => sessionUid(id, 'learn.example')),
  sequence: fc.nat(1000),
  start: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)),
  minutes: fc.integer({ min: 5, max: 480 }),
  summary: words,
  description: words,
  location: fc.option(words),
  url: fc.webUrl({ withQueryParameters: true }),
  organizer: fc.record({ name: words, address: fc.emailAddress() }),
});

describe('every message', () => {
  const methods = { REQUEST: writeInvitation, CANCEL: writeCancellation };

  test.each(Object.entries(methods))('%s says what it was made from, and nothing a typed text could add', (method, write) => {
    fc.assert(
      fc.property(anyEntry, fc.array(person, { maxLength: 5 }), (given, attendees) => {
        const calendar = parseCalendar(write(given, attendees, stamp));
        expect(valuesOf(calendar, 'METHOD')).toEqual([method]);
        expect(calendar.components.map(({ name }) => name)).toEqual(['VEVENT']);
        const [event] = calendar.components;
        const value = (name: string) => valuesOf(event!, name);
        expect(value('UID')).toEqual([given.uid]);
        expect(value('SEQUENCE')).toEqual([String(given.sequence)]);
        expect(value('DTSTAMP')).toEqual(['20270301T080000Z']);
        expect(value('STATUS')).toEqual([method === 'REQUEST' ? 'CONFIRMED' : 'CANCELLED']);
        expect(value('SUMMARY')).toEqual([printable(given.summary)]);
        expect(value('DESCRIPTION')).toEqual([printable(given.description)]);
        expect(value('LOCATION')).toEqual(given.location ? [printable(given.location)] : []);
        expect([value('CLASS'), value('TRANSP')]).toEqual([['PRIVATE'], ['OPAQUE']]);
        expect(value('ORGANIZER')).toHaveLength(1);
        expect(value('ATTENDEE').map((address) => decodeURIComponent(address))).toEqual(
          attendees.map(({ address }) => `mailto:${address}`),
        );
        const [start, end] = [value('DTSTART')[0]!, value('DTEND')[0]!].map((moment) =>
          at(moment.replace(/(....)(..)(..)T(..)(..)(..)/, '$1-$2-$3T$4:$5:$6')),
        );
        expect(start!.equals(given.start)).toBe(true);
        expect(start!.until(end!).total('minutes')).toBe(given.minutes);
        expect(event!.components).toEqual([]);
        const names = event!.properties.map(({ name }) => name);
        expect(names.filter((name) => /^(RRULE|TZID|DTSTART;)|^X-/.test(name))).toEqual([]);
      }),
    );
  });

  test('depends on its arguments alone: sent again it is the same to the byte', () => {
    fc.assert(
      fc.property(anyEntry, fc.array(person, { maxLength: 3 }), (given, attendees) => {
        expect(writeInvitation(given, attendees, stamp)).toBe(writeInvitation({ ...given }, [...attendees], stamp));
      }),
    );
  });
});

test('a cancellation has the same UID, the raised sequence and those it is sent to', () => {
  const [event] = parseCalendar(writeCancellation({ ...entry, sequence: 3 }, [coach, mira], stamp)).components;
  expect(valuesOf(event!, 'UID')).toEqual([entry.uid]);
  expect(valuesOf(event!, 'SEQUENCE')).toEqual(['3']);
  expect(valuesOf(event!, 'DTSTART')).toEqual(['20270309T090000Z']);
  expect(valuesOf(event!, 'ATTENDEE')).toEqual(['mailto:ana@fernwerk.example', 'mailto:mira@fernwerk.example']);
});

test('a name that tries to be a property stays a name', () => {
  const eve = { ...mira, name: 'Eve"\r\nBEGIN:VALARM\r\nACTION:EMAIL\r\nEND:VALARM' };
  const [event] = parseCalendar(writeInvitation(entry, [eve], stamp)).components;
  expect(event!.components).toEqual([]);
  expect(event!.properties.find(({ name }) => name === 'ATTENDEE')!.parameters['CN']).toBe(
    "Eve' BEGIN:VALARM ACTION:EMAIL END:VALARM",
  );
});

test('a private session shows neither title nor skill; one whose attendance is known shows its title', () => {
  const shown = (visibility: 'private' | 'attendance') =>
    describeEntry({ visibility, title: 'Licence clinic', pageUrl: 'https://learn.example/s/1' });
  expect(shown('private')).toEqual({
    summary: 'Coaching',
    description: 'https://learn.example/s/1',
    url: 'https://learn.example/s/1',
  });
  expect(shown('attendance').summary).toBe('Licence clinic');
  expect(() => describeEntry({ visibility: 'private', title: '', pageUrl: 'no address' })).toThrow();
});

test('the subject tells the day where its reader is, and nothing else', () => {
  const start = at('2027-03-09T23:30:00Z');
  expect(neutralSubject(start, 'America/New_York')).toBe('Coaching session, 9 March 2027');
  expect(neutralSubject(start, 'Asia/Kathmandu')).toBe('Coaching session, 10 March 2027');
});

test('booking and session have UIDs of their own', () => {
  expect(bookingUid('1', 'h')).toBe('booking-1@h');
  expect(sessionUid('1', 'h')).toBe('session-1@h');
});

test('a message may hold several events', () => {
  const lines = eventLines(entry, { status: 'CONFIRMED', stamp, attendees: [] });
  expect(parseCalendar(message('PUBLISH', [...lines, ...lines])).components).toHaveLength(2);
});
