import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { dayNumber, DAY_MS } from '#server/coaching/rules/days.ts';
import { freeSlots, type CoachTime, type SlotQuestion } from '#server/coaching/rules/slots.ts';

export const MINUTE = 60_000;
export const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

export const aCoach = (coach: Partial<CoachTime> = {}): CoachTime => ({
  coachId: 'ana',
  timeZone: 'Europe/Paris',
  isPaused: false,
  weekly: [],
  dates: new Map(),
  holidays: new Set(),
  travels: [],
  busy: [],
  held: [],
  heldOf: new Map(),
  maxPerDay: null,
  maxPerWeek: null,
  ...coach,
});
/** An offer that says nothing of how many sessions. */
export const UNLIMITED = { id: 'offer', maxPerDay: null, maxPerWeek: null };

export const hours = (isoWeekday: number, startMinute: number, endMinute: number, timeZone = 'Europe/Paris') => ({
  timeZone,
  isoWeekday,
  startMinute,
  endMinute,
  validFrom: dayNumber('2026-01-01'),
  validTo: null,
});

/** Dates on which clocks change somewhere, or nowhere. */
const DATES = [
  '2027-03-28',
  '2027-10-31',
  '2027-03-14',
  '2027-11-07',
  '2027-04-04',
  '2027-10-03',
  '2027-06-15',
  '2027-04-30',
  '2026-12-31',
];
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'UTC',
];
const zone = fc.constantFrom(...ZONES);
const window = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .map(([start, length]) => ({ startMinute: start * 15, endMinute: Math.min(start * 15 + length * 15, 2880) }));

/** A coach, a question and two days: everything a slot may depend on, drawn at random. */
export const aCase = fc
  .record({
    date: fc.constantFrom(...DATES),
    timeZone: zone,
    home: zone,
    weekly: fc.array(fc.record({ window, isoWeekday: fc.integer({ min: 1, max: 7 }) }), { minLength: 1, maxLength: 8 }),
    dates: fc.array(fc.record({ offset: fc.integer({ min: -1, max: 1 }), windows: fc.array(window, { maxLength: 2 }) }), {
      maxLength: 1,
    }),
    holidays: fc.array(fc.integer({ min: -1, max: 1 }), { maxLength: 1 }),
    busy: fc.array(
      fc.record({ start: fc.integer({ min: -600, max: 3400 }), length: fc.integer({ min: 1, max: 300 }), absent: fc.boolean() }),
      { maxLength: 5 },
    ),
    own: fc.array(fc.record({ start: fc.integer({ min: 0, max: 2800 }), length: fc.integer({ min: 1, max: 200 }) }), {
      maxLength: 2,
    }),
    held: fc.array(fc.record({ minute: fc.integer({ min: 0, max: 2880 }), isOfOffer: fc.boolean() }), { maxLength: 4 }),
    maxPerDay: fc.constantFrom(null, 1, 2),
    maxPerWeek: fc.constantFrom(null, 2, 3),
    nowMinute: fc.integer({ min: -200, max: 1500 }),
    terms: fc.record({
      minutes: fc.constantFrom(15, 30, 45, 60, 90),
      stepMinutes: fc.constantFrom(15, 30, 50, 60),
      bufferBefore: fc.constantFrom(0, 10, 15),
      bufferAfter: fc.constantFrom(0, 5, 30),
      noticeMinutes: fc.constantFrom(0, 60, 600),
      horizonDays: fc.constantFrom(1, 2, 28),
      id: fc.constant('offer'),
      maxPerDay: fc.constantFrom(null, 1, 2),
      maxPerWeek: fc.constantFrom(null, 1, 2),
    }),
  })
  .map((given) => {
    const base = at(`${given.date}T00:00:00Z`) - 12 * 3_600_000;
    const day = dayNumber(given.date);
    const startOf = ({ minute }: { minute: number }) => base + minute * MINUTE;
    const coach = aCoach({
      timeZone: given.home,
      weekly: given.weekly.map(({ window: each, isoWeekday: weekday }) => ({
        ...hours(weekday, each.startMinute, each.endMinute, given.timeZone),
      })),
      dates: new Map(given.dates.map(({ offset, windows }) => [day + offset, { timeZone: given.timeZone, windows }])),
      holidays: new Set(given.holidays.map((offset) => day + offset)),
      busy: given.busy.map(({ start, length, absent }) => ({
        start: base + start * MINUTE,
        end: base + (start + length) * MINUTE,
        kind: absent ? 'coach-absent' : 'slot-taken',
      })),
      held: given.held.map(startOf),
      heldOf: new Map([['offer', given.held.filter(({ isOfOffer }) => isOfOffer).map(startOf)]]),
      maxPerDay: given.maxPerDay,
      maxPerWeek: given.maxPerWeek,
    });
    const question: SlotQuestion = {
      terms: given.terms,
      now: base + given.nowMinute * MINUTE + 17_000,
      range: { start: base, end: base + 2 * DAY_MS },
      ownBusy: given.own.map(({ start, length }) => ({ start: base + start * MINUTE, end: base + (start + length) * MINUTE })),
    };
    return { coach, question, base };
  });
export type Case = typeof aCase extends fc.Arbitrary<infer C> ? C : never;

const SAMPLES = 300;

/** What is found in cases of a seed, as one word. */
export function slotsOfSeed(seed: number): string {
  const found = fc.sample(aCase, { seed, numRuns: SAMPLES }).map(({ coach, question }) => freeSlots(coach, question).slots);
  return createHash('sha256').update(JSON.stringify(found)).digest('hex');
}

/** Run as a program, it says its zone and what it finds. */
if (import.meta.main) console.log(`${process.env['TZ']} ${slotsOfSeed(Number(process.argv[2]))}`);
