import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { bookingUid, describeEntry, writeInvitation } from '#server/coaching/rules/calendar.ts';
import { freeSlots } from '#server/coaching/rules/slots.ts';
import { composeMail } from '#server/notifications/rules/templates.ts';
import { FACTS } from '../notifications/session-facts.ts';
import { aCoach, at, hours, UNLIMITED } from './slot-cases.ts';

const [COACH, VIEWER] = ['Europe/Paris', 'America/New_York'];
const organizer = { name: 'Tributary', address: 'tributary@learn.example' };
const pageUrl = 'https://learn.example/coaching/sessions/1';

/** America changes its clocks on 14 March 2027, Europe on the 28th: five hours apart between, six before and after. */
const hoursApart = (date: string) => (date >= '2027-03-14' && date < '2027-03-28' ? 5 : 6);

/** The first slot of each day of a coach who begins at nine in Paris. */
const mornings = freeSlots(aCoach({ weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => hours(day, 540, 1020, COACH)) }), {
  terms: { ...UNLIMITED, minutes: 30, stepMinutes: 540, bufferBefore: 0, bufferAfter: 0, noticeMinutes: 0, horizonDays: 28 },
  now: at('2027-03-12T00:00:00Z'),
  range: { start: at('2027-03-12T00:00:00Z'), end: at('2027-03-31T00:00:00Z') },
  ownBusy: [],
}).slots.map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

test('a coach in Paris and somebody in New York, on every day while their clocks differ otherwise', () => {
  expect(mornings).toHaveLength(19);
  for (const startsAt of mornings) {
    const paris = startsAt.toZonedDateTimeISO(COACH);
    const date = paris.toPlainDate().toString();
    const theirs = `0${9 - hoursApart(date)}:00`;
    expect(paris.toPlainTime().toString()).toBe('09:00:00');

    const endsAt = startsAt.add({ minutes: 30 });
    const span = { startsAt: startsAt.toString(), endsAt: endsAt.toString() };
    const { body } = composeMail('session-confirmed', 'Mira', { ...FACTS, ...span, timeZone: VIEWER, otherZone: COACH });
    const [own, other] = /.*\(America\/New_York\)\n.*\(Europe\/Paris\)/.exec(body)![0].split('\n');
    expect([date, own]).toEqual([date, expect.stringContaining(`, ${theirs}–`) as string]);
    expect([date, other]).toEqual([date, expect.stringContaining(', 09:00–09:30 CE') as string]);

    const about = describeEntry({ visibility: 'private', title: 'Licence clinic', pageUrl });
    const entry = { uid: bookingUid('1', 'learn.example'), sequence: 0, start: startsAt, minutes: 30, location: null, organizer };
    const calendar = new ICAL.Component(ICAL.parse(writeInvitation({ ...entry, ...about }, [], startsAt)) as unknown[]);
    const start = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!).startDate.toJSDate().toTemporalInstant();
    expect(start.toZonedDateTimeISO(VIEWER).toPlainTime().toString({ smallestUnit: 'minute' })).toBe(theirs);
    expect(start.toZonedDateTimeISO(COACH).toPlainTime().toString({ smallestUnit: 'minute' })).toBe('09:00');
  }
});
