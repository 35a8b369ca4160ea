import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingUid } from '#server/coaching/rules/calendar.ts';
import { isInFeed, writeFeed, type FeedEntry } from '#server/coaching/rules/calendar-feed.ts';
import { parseCalendar, valuesOf } from './calendar-parser.ts';

const now = Temporal.Instant.from('2027-03-09T09:00:00Z');
const days = (count: number) => now.add({ hours: 24 * count });
const anEntry = (overrides: Partial<FeedEntry> = {}): FeedEntry => ({
  uid: bookingUid('1', 'learn.example'),
  sequence: 1,
  start: now,
  minutes: 30,
  summary: 'Coaching',
  description: 'https://learn.example/s/1',
  location: null,
  url: 'https://learn.example/s/1',
  organizer: { name: 'Tributary', address: 'coaching@learn.example' },
  changedAt: days(-1),
  cancelledAt: null,
  ...overrides,
});
const name = 'My coaching; all of it';

describe('a feed', () => {
  test('is published, says how often to come back, and names nobody', () => {
    const calendar = parseCalendar(writeFeed([anEntry()], { name }));
    expect(valuesOf(calendar, 'METHOD')).toEqual(['PUBLISH']);
    expect(valuesOf(calendar, 'NAME')).toEqual([name]);
    expect(calendar.properties.find((property) => property.name === 'REFRESH-INTERVAL')).toEqual({
      name: 'REFRESH-INTERVAL',
      parameters: { VALUE: 'DURATION' },
      value: 'PT1H',
    });
    expect(valuesOf(calendar, 'X-PUBLISHED-TTL')).toEqual(['PT1H']);
    const [event] = calendar.components;
    expect(valuesOf(event!, 'ATTENDEE')).toEqual([]);
    expect(valuesOf(event!, 'DTSTAMP')).toEqual(['20270308T090000Z']);
    expect(event!.components).toEqual([]);
  });

  test('shows what was cancelled as cancelled, and alarms only where asked for and only for what takes place', () => {
    const entries = [anEntry(), anEntry({ uid: bookingUid('2', 'learn.example'), cancelledAt: now })];
    const { components } = parseCalendar(writeFeed(entries, { name, alarmMinutes: 15 }));
    expect(components.map((event) => valuesOf(event, 'STATUS')[0])).toEqual(['CONFIRMED', 'CANCELLED']);
    expect(components.map(({ components: inside }) => inside.length)).toEqual([1, 0]);
    const [alarm] = components[0]!.components;
    expect(valuesOf(alarm!, 'ACTION')).toEqual(['DISPLAY']);
    expect(valuesOf(alarm!, 'TRIGGER')).toEqual(['-PT15M']);
  });

  test('of nothing is a calendar all the same', () => {
    expect(parseCalendar(writeFeed([], { name })).components).toEqual([]);
  });

  test('is the same to the byte in whatever order its entries come', () => {
    const entry = fc.record({ id: fc.uuid(), hours: fc.integer({ min: -700, max: 4000 }), isOff: fc.boolean() });
    const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 12 });
    fc.assert(
      fc.property(entries, (given) => {
        const made = given.map(({ id, hours, isOff }) =>
          anEntry({ uid: bookingUid(id, 'h'), start: now.add({ hours }), cancelledAt: isOff ? now : null }),
        );
        const text = writeFeed(made, { name });
        expect(writeFeed(made.toReversed(), { name })).toBe(text);
        const starts = parseCalendar(text).components.map((event) => valuesOf(event, 'DTSTART')[0]!);
        expect(starts).toEqual(starts.toSorted());
        expect(starts).toHaveLength(given.length);
      }),
    );
  });
});

describe('what a feed holds', () => {
  const holds = (overrides: Partial<FeedEntry>) => isInFeed(anEntry(overrides), now);

  test('from 30 days back to 180 days ahead', () => {
    expect(holds({ start: days(-30).subtract({ minutes: 29 }) })).toBe(true);
    expect(holds({ start: days(-30).subtract({ minutes: 30 }) })).toBe(false);
    expect(holds({ start: days(180).subtract({ minutes: 1 }) })).toBe(true);
    expect(holds({ start: days(180) })).toBe(false);
  });

  test('what was cancelled, for 30 days', () => {
    expect(holds({ start: days(60), cancelledAt: days(-29) })).toBe(true);
    expect(holds({ start: days(60), cancelledAt: days(-30) })).toBe(false);
    expect(holds({ start: days(-40), cancelledAt: days(-1) })).toBe(false);
  });
});
