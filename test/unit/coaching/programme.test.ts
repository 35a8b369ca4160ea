import { describe, expect, test } from 'vitest';
import { dayNumber } from '#server/coaching/rules/days.ts';
import {
  assertSittings,
  proposeSittings,
  refusedSittings,
  SittingsDiffer,
  weeksAfter,
} from '#server/coaching/rules/programme.ts';
import { holding, questionBetween, type Asked } from '#server/coaching/rules/sitting-between.ts';
import { freeSlots } from '#server/coaching/rules/slots.ts';
import { aCoach, at, hours } from './slot-cases.ts';

const TERMS = { minutes: 60, stepMinutes: 30, bufferBefore: 0, bufferAfter: 30, noticeMinutes: 60, horizonDays: 14 };
const now = at('2027-03-01T08:00:00Z');
const asking = (coach: Parameters<typeof aCoach>[0] = {}, ownBusy: Asked['question']['ownBusy'] = []): Asked => ({
  coach: aCoach({ weekly: [1, 2, 3, 4, 5].map((isoWeekday) => hours(isoWeekday, 540, 1020)), ...coach }),
  question: { terms: TERMS, now, range: { start: now, end: at('2027-09-01T00:00:00Z') }, ownBusy },
});
const talks = (count: number, weeks: number) =>
  Array.from({ length: count }, (_, n) => ({ title: `Talk ${n + 1}`, weeks: weeksAfter(n, weeks) }));
const shown = (ms: number | null) => ms && Temporal.Instant.fromEpochMilliseconds(ms).toString();
const proposal = (asked: Asked, first: string, count = 6, weeks = 4, timeZone = 'Europe/Paris') =>
  proposeSittings(asked, { first: at(first), sittings: talks(count, weeks), timeZone });

describe('a proposal', () => {
  test('keeps the weekday and the wall clock, over the change of clocks and far behind the horizon of one session', () => {
    expect(proposal(asking(), '2027-03-09T09:00:00Z').map(({ start, reason }) => [shown(start), reason])).toEqual([
      ['2027-03-09T09:00:00Z', null],
      ['2027-04-06T08:00:00Z', null],
      ['2027-05-04T08:00:00Z', null],
      ['2027-06-01T08:00:00Z', null],
      ['2027-06-29T08:00:00Z', null],
      ['2027-07-27T08:00:00Z', null],
    ]);
  });

  test('keeps the wall clock of the coachee, not of the coach, while their clocks differ', () => {
    // New York changes a fortnight before Paris: 11:00 there is 16:00, then 15:00, then 16:00 again in Paris.
    const found = proposal(asking(), '2027-03-10T16:00:00Z', 3, 2, 'America/New_York');
    expect(found.map(({ wished, reason }) => [shown(wished), reason])).toEqual([
      ['2027-03-10T16:00:00Z', 'outside-hours'],
      ['2027-03-24T15:00:00Z', null],
      ['2027-04-07T15:00:00Z', 'outside-hours'],
    ]);
    expect(shown(found[2]!.start)).toBe('2027-04-07T14:00:00Z');
  });

  test('gives way to the nearest free slot within three days, and says why; the others stay where they were', () => {
    const holidays = new Set([dayNumber('2027-04-06')]);
    const found = proposal(asking({ holidays }), '2027-03-09T09:00:00Z', 3);
    expect(found.map(({ start, reason }) => [shown(start), reason])).toEqual([
      ['2027-03-09T09:00:00Z', null],
      ['2027-04-05T14:00:00Z', 'on-holiday'],
      ['2027-05-04T08:00:00Z', null],
    ]);
  });

  test('has no time for a sitting when three days around are closed', () => {
    const busy = [{ kind: 'coach-absent' as const, start: at('2027-04-02T00:00:00Z'), end: at('2027-04-12T00:00:00Z') }];
    const found = proposal(asking({ busy }), '2027-03-09T09:00:00Z', 3);
    expect(found.map(({ start, reason }) => [shown(start), reason])).toEqual([
      ['2027-03-09T09:00:00Z', null],
      [null, 'coach-absent'],
      ['2027-05-04T08:00:00Z', null],
    ]);
  });

  test('says of the first time only why it cannot be had', () => {
    expect(proposal(asking(), '2027-03-07T09:00:00Z')[0]).toMatchObject({ start: null, reason: 'outside-hours' });
  });
});

describe('a programme is judged', () => {
  const weekly = talks(3, 1);
  const why = (asked: Asked, sittings: typeof weekly, ...starts: string[]) =>
    refusedSittings(asked, sittings, starts.map(at)).map(({ sitting, reason }) => [sitting, reason]);

  test('as a whole: each time that cannot be had is named with its rule and three times beside it', () => {
    const absent = { kind: 'coach-absent' as const, start: at('2027-03-16T00:00:00Z'), end: at('2027-03-17T00:00:00Z') };
    const [refused, other] = refusedSittings(
      asking({ busy: [absent] }),
      weekly,
      ['2027-03-09T09:00:00Z', '2027-03-16T09:00:00Z', '2027-03-21T09:00:00Z'].map(at),
    );
    expect(refused).toMatchObject({ sitting: 2, startsAt: '2027-03-16T09:00:00Z', reason: 'coach-absent' });
    expect(refused!.alternatives.map(({ startsAt }) => startsAt)).toEqual([
      '2027-03-15T14:00:00Z',
      '2027-03-15T14:30:00Z',
      '2027-03-15T15:00:00Z',
    ]);
    expect(other).toMatchObject({ sitting: 3, reason: 'outside-hours' });
    expect(other!.alternatives).toHaveLength(3);
  });

  test('with its own sessions in the limits and in the way', () => {
    const days = ['2027-03-09T08:00:00Z', '2027-03-09T10:00:00Z', '2027-03-09T12:00:00Z'];
    expect(why(asking(), weekly, ...days)).toEqual([]);
    expect(why(asking({ maxPerDay: 2 }), weekly, ...days)).toEqual([[3, 'day-limit']]);
    expect(why(asking({ maxPerWeek: 1 }), weekly, ...days)).toEqual([
      [2, 'week-limit'],
      [3, 'week-limit'],
    ]);
    // The pause of the coach after the first keeps the second back.
    expect(why(asking(), weekly, '2027-03-09T08:00:00Z', '2027-03-09T09:00:00Z', '2027-03-09T12:00:00Z')).toEqual([
      [2, 'slot-taken'],
    ]);
  });

  test('by a horizon from the one before, a week over the interval where that is longer', () => {
    expect(why(asking(), weekly, '2027-03-09T09:00:00Z', '2027-03-23T09:00:00Z', '2027-04-07T08:00:00Z')).toEqual([
      [3, 'beyond-horizon'],
    ]);
    expect(why(asking(), talks(2, 4), '2027-03-09T09:00:00Z', '2027-04-13T08:00:00Z')).toEqual([]);
    expect(why(asking(), talks(2, 4), '2027-03-09T09:00:00Z', '2027-04-14T08:00:00Z')).toEqual([[2, 'beyond-horizon']]);
    expect(why(asking(), weekly, '2027-03-16T09:00:00Z', '2027-03-17T09:00:00Z', '2027-03-18T09:00:00Z')).toEqual([
      [1, 'beyond-horizon'],
    ]);
  });
});

test('what is proposed is never refused, and what is listed for a sitting neither', () => {
  const asked = asking({ maxPerDay: 2, maxPerWeek: 3, holidays: new Set([dayNumber('2027-04-06'), dayNumber('2027-05-04')]) });
  const sittings = talks(6, 4);
  const starts = proposeSittings(asked, { first: at('2027-03-09T09:00:00Z'), sittings, timeZone: 'Asia/Kolkata' }).map(
    ({ start }) => start!,
  );
  expect(refusedSittings(asked, sittings, starts)).toEqual([]);
  for (const [n, sitting] of sittings.entries()) {
    const others = starts.filter((_, index) => index !== n);
    const [previous, next] = [starts[n - 1] ?? null, starts[n + 1] ?? null];
    const { slots } = freeSlots(
      holding(asked.coach, TERMS, others),
      questionBetween(asked.question, { previous, weeks: sitting.weeks, next, others }),
    );
    expect(slots.length).toBeGreaterThan(10);
    for (const slot of [slots[0]!, slots.at(-1)!, slots[Math.floor(slots.length / 2)]!])
      expect(refusedSittings(asked, sittings, starts.with(n, slot)).filter((refused) => refused.sitting === n + 1)).toEqual([]);
  }
});

test('there is one time for each sitting, and each begins after the one before has ended', () => {
  const times = (...texts: string[]) => texts.map(at);
  expect(() => assertSittings(talks(2, 1), times('2027-03-09T09:00:00Z'), 60)).toThrow(SittingsDiffer);
  expect(() => assertSittings(talks(2, 1), times('2027-03-09T09:00:00Z', '2027-03-09T09:30:00Z'), 60)).toThrow(SittingsDiffer);
  expect(() => assertSittings(talks(2, 1), times('2027-03-09T09:00:00Z', '2027-03-08T09:00:00Z'), 60)).toThrow(SittingsDiffer);
  expect(() => assertSittings(talks(2, 1), times('2027-03-09T09:00:00Z', '2027-03-09T10:00:00Z'), 60)).not.toThrow();
});
