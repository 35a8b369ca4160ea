import { expect, test } from 'vitest';
import { dayNumber } from '#server/coaching/rules/days.ts';
import type { CoachTime } from '#server/coaching/rules/slots.ts';
import { inTheWay, whyNone } from '#server/coaching/rules/why-none.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const rule = { timeZone: 'UTC', isoWeekday: 1, startMinute: 540, endMinute: 600, validFrom: 0, validTo: null };
const coach: CoachTime = {
  coachId: 'ana',
  timeZone: 'UTC',
  isPaused: false,
  weekly: [rule],
  dates: new Map(),
  holidays: new Set(),
  travels: [],
  busy: [],
  held: [],
  heldOf: new Map(),
  maxPerDay: null,
  maxPerWeek: null,
};
const question = {
  terms: {
    id: 'offer',
    minutes: 60,
    stepMinutes: 30,
    bufferBefore: 0,
    bufferAfter: 0,
    noticeMinutes: 60,
    horizonDays: 14,
    maxPerDay: null,
    maxPerWeek: 1,
  },
  now: at('2027-03-08T00:00:00Z'),
  range: { start: at('2027-03-08T00:00:00Z'), end: at('2027-03-22T00:00:00Z') },
  ownBusy: [],
};
const why = (more: Partial<CoachTime>) => whyNone([{ ...coach, ...more }], question).map(({ reason, days }) => [reason, days]);

test('where there is a slot, nothing is to be explained', () => {
  expect(why({})).toEqual([]);
});

test('the true reason is given, what stood in the way most often first', () => {
  expect(why({ isPaused: true })).toEqual([['coach-paused', 1]]);
  expect(why({ weekly: [] })).toEqual([['no-hours', 0]]);
  expect(why({ weekly: [{ ...rule, endMinute: 580 }] })).toEqual([['window-too-short', 2]]);
  const held = [at('2027-03-08T15:00:00Z'), at('2027-03-15T15:00:00Z')];
  expect(why({ held, heldOf: new Map([['offer', held]]) })).toEqual([['offer-week-limit', 2]]);
  expect(why({ weekly: [{ ...rule, validFrom: dayNumber('2027-03-29') }] })).toEqual([['beyond-horizon', 0]]);
  const busy = [{ start: at('2027-03-08T09:30:00Z'), end: at('2027-03-08T10:00:00Z'), kind: 'slot-taken' as const }];
  expect(why({ busy, holidays: new Set([dayNumber('2027-03-15')]) })).toEqual([
    ['on-holiday', 1],
    ['slot-taken', 1],
  ]);
});

test('each day is explained by what stood in the way of most coaches', () => {
  const day = (date: string) => new Set([dayNumber(date)]);
  const found = [
    { refused: new Map([['on-holiday' as const, new Set([dayNumber('2027-03-15'), dayNumber('2027-03-16')])]]) },
    { refused: new Map([['slot-taken' as const, day('2027-03-15')]]) },
    { refused: new Map([['slot-taken' as const, day('2027-03-15')]]) },
    { refused: new Map([['coach-absent' as const, day('2027-03-16')]]) },
  ];
  expect(inTheWay(found)).toEqual([
    { date: '2027-03-15', reason: 'slot-taken' },
    { date: '2027-03-16', reason: 'coach-absent' },
  ]);
  expect(inTheWay([])).toEqual([]);
});
