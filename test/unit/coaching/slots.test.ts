import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateText, dayNumber, DAY_MS, isoWeekday, mondayOf } from '#server/coaching/rules/days.ts';
import { whyNotAt } from '#server/coaching/rules/slot-check.ts';
import { freeSlots, type Busy, type CoachTime, type OfferedTerms, type SlotQuestion } from '#server/coaching/rules/slots.ts';
import { wallsOf } from './oracle.ts';
import { aCase, aCoach, at, hours, MINUTE, UNLIMITED, type Case } from './slot-cases.ts';

const text = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();

const TERMS: OfferedTerms = {
  ...UNLIMITED,
  minutes: 60,
  stepMinutes: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  noticeMinutes: 0,
  horizonDays: 28,
};
const allWeek = (startMinute: number, endMinute: number, timeZone = 'Europe/Paris') =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => hours(weekday, startMinute, endMinute, timeZone));
const ask = (from: string, to: string, terms: Partial<OfferedTerms> = {}): SlotQuestion => ({
  terms: { ...TERMS, ...terms },
  now: at(from),
  range: { start: at(from), end: at(to) },
  ownBusy: [],
});
const found = (coach: CoachTime, question: SlotQuestion) => freeSlots(coach, question).slots.map(text);

describe('slots', () => {
  test('a day from nine to twelve, seen from Paris in March 2027, before and after the clocks change', () => {
    const coach = aCoach({ weekly: allWeek(540, 720) });
    expect(found(coach, ask('2027-03-27T00:00:00Z', '2027-03-28T00:00:00Z', { stepMinutes: 60 }))).toEqual([
      '2027-03-27T08:00:00Z',
      '2027-03-27T09:00:00Z',
      '2027-03-27T10:00:00Z',
    ]);
    expect(found(coach, ask('2027-03-28T00:00:00Z', '2027-03-29T00:00:00Z', { stepMinutes: 60 }))[0]).toBe(
      '2027-03-28T07:00:00Z',
    );
  });

  test('a window to midnight ends, and one beyond midnight goes on', () => {
    const late = found(aCoach({ weekly: [hours(2, 1320, 1440)] }), ask('2027-03-09T00:00:00Z', '2027-03-10T12:00:00Z'));
    expect(late.at(-1)).toBe('2027-03-09T22:00:00Z');
    const night = found(aCoach({ weekly: [hours(2, 1320, 1560)] }), ask('2027-03-09T00:00:00Z', '2027-03-10T12:00:00Z'));
    expect(night.at(-1)).toBe('2027-03-10T00:00:00Z');
  });

  test('claims, buffers and absences are kept clear; to touch is allowed', () => {
    const busy: Busy[] = [{ start: at('2027-03-09T09:00:00Z'), end: at('2027-03-09T10:00:00Z'), kind: 'slot-taken' }];
    const coach = aCoach({ weekly: allWeek(540, 780), busy });
    const day = ask('2027-03-09T00:00:00Z', '2027-03-10T00:00:00Z');
    expect(found(coach, day)).toEqual([
      '2027-03-09T08:00:00Z',
      '2027-03-09T10:00:00Z',
      '2027-03-09T10:30:00Z',
      '2027-03-09T11:00:00Z',
    ]);
    expect(found(coach, { ...day, terms: { ...day.terms, bufferAfter: 15, bufferBefore: 15 } })).toEqual([
      '2027-03-09T10:30:00Z',
      '2027-03-09T11:00:00Z',
    ]);
  });

  test('limits count the local days and weeks of the coach, over the turn of a year too', () => {
    const held = [at('2026-12-29T10:00:00Z'), at('2027-01-01T10:00:00Z')];
    const coach = aCoach({ weekly: allWeek(600, 660), held, maxPerWeek: 2 });
    expect(found(coach, ask('2026-12-28T00:00:00Z', '2027-01-05T00:00:00Z'))).toEqual(['2027-01-04T09:00:00Z']);
    const daily = aCoach({ weekly: allWeek(600, 720), held: [at('2026-12-29T22:59:00Z')], maxPerDay: 1 });
    expect(found(daily, ask('2026-12-29T00:00:00Z', '2026-12-31T00:00:00Z', { stepMinutes: 60 }))[0]).toBe(
      '2026-12-30T09:00:00Z',
    );
  });

  test('limits of an offer count what is held of it alone', () => {
    const [tuesday, friday] = [at('2026-12-29T10:00:00Z'), at('2027-01-01T10:00:00Z')];
    const weekly = allWeek(600, 660);
    const other = aCoach({ weekly, held: [tuesday, friday], heldOf: new Map([['another', [tuesday, friday]]]) });
    const own = aCoach({ weekly, held: [tuesday, friday], heldOf: new Map([['offer', [friday]]]) });
    const week = (terms: Partial<OfferedTerms>) => ask('2026-12-31T00:00:00Z', '2027-01-05T00:00:00Z', terms);
    const [thursday, last] = ['2026-12-31T09:00:00Z', '2027-01-04T09:00:00Z'];
    expect(found(other, week({ maxPerDay: 1, maxPerWeek: 1 }))).toHaveLength(5);
    expect(found(own, week({ maxPerDay: 1 }))).toEqual([thursday, '2027-01-02T09:00:00Z', '2027-01-03T09:00:00Z', last]);
    expect(found(own, week({ maxPerWeek: 1 }))).toEqual([last]);
    const { refused } = freeSlots(own, week({ maxPerWeek: 1 }));
    expect([...refused.keys()]).toEqual(['offer-week-limit']);
  });

  test('holidays close, a date of its own opens again, and travelling moves the hours', () => {
    const [monday, tuesday] = [dayNumber('2027-03-08'), dayNumber('2027-03-09')];
    const coach = aCoach({
      weekly: allWeek(540, 600),
      holidays: new Set([monday, tuesday]),
      dates: new Map([[tuesday, { timeZone: 'UTC', windows: [{ startMinute: 900, endMinute: 960 }] }]]),
      travels: [{ firstDay: tuesday + 1, lastDay: tuesday + 1, timeZone: 'Asia/Kathmandu' }],
    });
    expect(found(coach, ask('2027-03-08T00:00:00Z', '2027-03-11T00:00:00Z'))).toEqual([
      '2027-03-09T15:00:00Z',
      '2027-03-10T03:15:00Z',
    ]);
  });

  test('notice is elapsed time, the horizon a local day', () => {
    const coach = aCoach({ weekly: allWeek(0, 1440) });
    const question = ask('2027-03-27T20:00:00Z', '2027-04-20T00:00:00Z', { noticeMinutes: 360, horizonDays: 1 });
    const slots = found(coach, question);
    expect([slots[0], slots.at(-1)]).toEqual(['2027-03-28T02:00:00Z', '2027-03-28T21:30:00Z']);
  });
});

/** Every minute of the range that is a slot, by wall clocks of `Intl` and nothing else. */
function oracle({ coach, question: { terms, now, range, ownBusy } }: Case): number[] {
  const PAD = 4 * 1440;
  const from = range.start - PAD * MINUTE;
  const minutes = 2 * PAD + 2 * 1440;
  const home = wallsOf(coach.timeZone, from, minutes);
  const zoneOf = coach.weekly[0]?.timeZone ?? coach.timeZone;
  const wall = wallsOf(zoneOf, from, minutes);
  const open = new Uint8Array(minutes);
  for (let day = Math.floor(wall[0]! / 1440) + 1; day < Math.floor(wall.at(-1)! / 1440) - 2; day++) {
    const own = coach.dates.get(day);
    const windows = own
      ? own.windows
      : coach.holidays.has(day)
        ? []
        : coach.weekly.filter((rule) => rule.isoWeekday === isoWeekday(day));
    for (const { startMinute, endMinute } of windows) {
      const opens = wall.findIndex((minute) => minute >= day * 1440 + startMinute);
      const closes = wall.findLastIndex((minute) => minute < day * 1440 + endMinute) + 1;
      for (let n = opens; n < closes; n++) open[n] = 1;
    }
  }
  const nowWall = wallsOf(coach.timeZone, Math.floor(now / MINUTE) * MINUTE, 1)[0]!;
  const localDay = (n: number) => Math.floor(home[n]! / 1440);
  const daysOf = (starts: readonly number[]) => starts.map((start) => localDay(Math.floor((start - from) / MINUTE)));
  const counted = [
    { limits: coach, days: daysOf(coach.held) },
    { limits: terms, days: daysOf(coach.heldOf.get(terms.id) ?? []) },
  ];
  const isFull = (today: number) =>
    counted.some(
      ({ limits: { maxPerDay, maxPerWeek }, days }) =>
        (maxPerDay !== null && days.filter((day) => day === today).length >= maxPerDay) ||
        (maxPerWeek !== null && days.filter((day) => mondayOf(day) === mondayOf(today)).length >= maxPerWeek),
    );
  const slots: number[] = [];
  for (let n = PAD; n < PAD + 2 * 1440; n++) {
    const start = from + n * MINUTE;
    const end = start + terms.minutes * MINUTE;
    if ((wall[n]! % 1440) % terms.stepMinutes !== 0) continue;
    if (!open.subarray(n, n + terms.minutes).every(Boolean)) continue;
    if (start < now + terms.noticeMinutes * MINUTE || localDay(n) > Math.floor(nowWall / 1440) + terms.horizonDays) continue;
    const [blockedFrom, blockedTo] = [start - terms.bufferBefore * MINUTE, end + terms.bufferAfter * MINUTE];
    if (coach.busy.some((busy) => busy.start < blockedTo && blockedFrom < busy.end)) continue;
    if (ownBusy.some((busy) => busy.start < end && start < busy.end)) continue;
    if (isFull(localDay(n))) continue;
    slots.push(start);
  }
  return slots;
}

describe('properties of slots', () => {
  const RUNS = {
    numRuns: Number(process.env['SLOT_RUNS'] ?? 250),
    seed: Number(process.env['SLOT_SEED'] ?? Date.now() % 2 ** 31),
  };
  console.info(`slots: seed ${RUNS.seed}, ${RUNS.numRuns} cases of each property`);
  const holds = (check: (given: Case) => void) =>
    fc.assert(
      fc.property(aCase, (given) => void check(given)),
      RUNS,
    );
  const slotsOf = ({ coach, question }: Pick<Case, 'coach' | 'question'>) => freeSlots(coach, question).slots;

  test('every slot, and nothing but slots, is what wall clocks say', () => {
    holds((given) => void expect(slotsOf(given).map(text)).toEqual(oracle(given).map(text)));
  }, 120_000);

  test('what is offered can be booked, and what is not cannot', () => {
    holds((given) => {
      const offered = new Set(slotsOf(given));
      const starts = Array.from({ length: 2 * 288 }, (_, n) => given.base + n * 5 * MINUTE);
      const bookable = starts.filter((start) => whyNotAt(given.coach, { ...given.question, start }) === null);
      expect(bookable.map(text)).toEqual(starts.filter((start) => offered.has(start)).map(text));
    });
  });

  test('starts grow and are never given twice', () => {
    holds((given) => {
      const slots = slotsOf(given);
      expect(slots).toEqual([...new Set(slots)].toSorted((a, b) => a - b));
    });
  });

  test('a claim more never adds a slot; larger buffers and notice, and a limit, never do either', () => {
    holds(({ coach, question, base }) => {
      const all = new Set(slotsOf({ coach, question }));
      const claim: Busy = { start: base + 700 * MINUTE, end: base + 790 * MINUTE, kind: 'slot-taken' };
      const fewer = [
        slotsOf({ coach: { ...coach, busy: [...coach.busy, claim] }, question }),
        slotsOf({
          coach,
          question: { ...question, terms: { ...question.terms, noticeMinutes: question.terms.noticeMinutes + 30 } },
        }),
        slotsOf({ coach, question: { ...question, terms: { ...question.terms, bufferAfter: question.terms.bufferAfter + 10 } } }),
        slotsOf({ coach, question: { ...question, terms: { ...question.terms, maxPerDay: 1, maxPerWeek: 1 } } }),
      ];
      for (const slots of fewer) expect(slots.filter((slot) => !all.has(slot))).toEqual([]);
    });
  });

  test('a range in two parts gives the same slots', () => {
    holds(({ coach, question, base }) => {
      const middle = base + 1111 * MINUTE;
      const part = (start: number, end: number) => slotsOf({ coach, question: { ...question, range: { start, end } } });
      expect([...part(base, middle), ...part(middle, base + 2 * DAY_MS)]).toEqual(slotsOf({ coach, question }));
    });
  });

  test('the order of what is known changes nothing', () => {
    holds(({ coach, question }) => {
      const turned = {
        ...coach,
        weekly: coach.weekly.toReversed(),
        busy: coach.busy.toReversed(),
        held: coach.held.toReversed(),
        heldOf: new Map([...coach.heldOf].map(([id, starts]) => [id, starts.toReversed()])),
      };
      expect(slotsOf({ coach: turned, question })).toEqual(slotsOf({ coach, question }));
    });
  });

  test('the zone of the server changes nothing', () => {
    const before = process.env['TZ'];
    try {
      holds(({ coach, question }) => {
        const found = ['UTC', 'America/New_York', 'Pacific/Chatham'].map((zoneOfServer) => {
          process.env['TZ'] = zoneOfServer;
          return slotsOf({ coach, question });
        });
        expect(found[1]).toEqual(found[0]);
        expect(found[2]).toEqual(found[0]);
      });
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  test('a week without a change of clocks is like the one before', () => {
    holds(({ coach, question }) => {
      if (coach.dates.size + coach.holidays.size + coach.held.length > 0) return;
      const plain = { ...coach, timeZone: 'UTC', weekly: coach.weekly.map((rule) => ({ ...rule, timeZone: 'Asia/Kolkata' })) };
      const later = (interval: { start: number; end: number }) => ({
        start: interval.start + 7 * DAY_MS,
        end: interval.end + 7 * DAY_MS,
      });
      const shifted = {
        coach: { ...plain, busy: plain.busy.map((busy) => ({ ...busy, ...later(busy) })) },
        question: {
          ...question,
          now: question.now + 7 * DAY_MS,
          range: later(question.range),
          ownBusy: question.ownBusy.map(later),
        },
      };
      expect(slotsOf(shifted)).toEqual(slotsOf({ coach: plain, question }).map((slot) => slot + 7 * DAY_MS));
    });
  });
});

test('days have names', () => {
  expect([dayNumber('1970-01-01'), dateText(dayNumber('2028-02-29'))]).toEqual([0, '2028-02-29']);
});
