import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BOOKING_REASONS, nearest, SlotRefused, whyNotAt } from '#server/coaching/rules/slot-check.ts';
import { dayNumber } from '#server/coaching/rules/days.ts';
import type { Wishes } from '#server/coaching/rules/limits.ts';
import type { CoachTime } from '#server/coaching/rules/slots.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const now = at('2027-03-08T08:00:00Z');
const terms = { minutes: 60, stepMinutes: 30, bufferBefore: 0, bufferAfter: 15, noticeMinutes: 120, horizonDays: 14 };
const offer = { id: 'offer', maxPerDay: null, maxPerWeek: null };
const coach: CoachTime = {
  coachId: 'ana',
  timeZone: 'UTC',
  isPaused: false,
  weekly: [1, 2, 3, 4, 5].map((isoWeekday) => ({
    timeZone: 'UTC',
    isoWeekday,
    startMinute: 540,
    endMinute: 1020,
    validFrom: 0,
    validTo: null,
  })),
  dates: new Map([[dayNumber('2027-03-12'), { timeZone: 'UTC', windows: [] }]]),
  holidays: new Set([dayNumber('2027-03-11')]),
  travels: [],
  busy: [
    { start: at('2027-03-09T10:00:00Z'), end: at('2027-03-09T11:15:00Z'), kind: 'slot-taken' },
    { start: at('2027-03-10T00:00:00Z'), end: at('2027-03-11T00:00:00Z'), kind: 'coach-absent' },
  ],
  held: [at('2027-03-09T10:00:00Z')],
  heldOf: new Map([['offer', [at('2027-03-09T10:00:00Z')]]]),
  maxPerDay: null,
  maxPerWeek: null,
};
const why = (start: string, more: Partial<CoachTime> = {}, limits: Partial<Wishes> = {}) =>
  whyNotAt(
    { ...coach, ...more },
    {
      terms: { ...terms, ...offer, ...limits },
      now,
      start: at(start),
      ownBusy: [{ start: at('2027-03-15T10:00:00Z'), end: at('2027-03-15T11:00:00Z') }],
    },
  );

test('each refusal names its rule', () => {
  expect(why('2027-03-09T12:00:00Z')).toBeNull();
  expect(why('2027-03-08T07:00:00Z')).toBe('in-the-past');
  expect(why('2027-03-08T09:30:00Z')).toBe('under-notice');
  expect(why('2027-03-23T10:00:00Z')).toBe('beyond-horizon');
  expect(why('2027-03-09T16:30:00Z')).toBe('outside-hours');
  expect(why('2027-03-09T12:10:00Z')).toBe('outside-hours');
  expect(why('2027-03-11T12:00:00Z')).toBe('on-holiday');
  expect(why('2027-03-12T12:00:00Z')).toBe('closed-that-day');
  expect(why('2027-03-09T09:00:00Z')).toBe('slot-taken');
  expect(why('2027-03-10T12:00:00Z')).toBe('coach-absent');
  expect(why('2027-03-15T10:30:00Z')).toBe('you-are-busy');
  expect(why('2027-03-09T12:00:00Z', { isPaused: true })).toBe('coach-paused');
  expect(why('2027-03-09T12:00:00Z', { maxPerDay: 1 })).toBe('day-limit');
  expect(why('2027-03-08T12:00:00Z', { maxPerWeek: 1 })).toBe('week-limit');
  expect(why('2027-03-09T12:00:00Z', {}, { maxPerDay: 1 })).toBe('offer-day-limit');
  expect(why('2027-03-08T12:00:00Z', {}, { maxPerDay: 1 })).toBeNull();
  expect(why('2027-03-08T12:00:00Z', {}, { maxPerWeek: 1 })).toBe('offer-week-limit');
  expect(why('2027-03-09T12:00:00Z', { heldOf: new Map() }, { maxPerDay: 1 })).toBeNull();
});

test('the alternatives are the three nearest times, each once, in order', () => {
  const slots = [1, 2, 4, 4, 5, 9].map((start, n) => ({ start, coachId: `c${n}` }));
  expect(nearest(4, slots).map(({ start }) => start)).toEqual([2, 4, 5]);
  expect(nearest(4, [])).toEqual([]);
});

test('every reason is a refusal that is documented', () => {
  const documented = readFileSync('server/README.md', 'utf8');
  for (const reason of BOOKING_REASONS) {
    expect(new SlotRefused(reason).code).toBe(`coaching/${reason}`);
    expect(documented).toContain(`\`coaching/${reason}\``);
  }
});
