import { expect, test } from 'vitest';
import { askBetween, endOfHorizon, holding, questionBetween, type Asked } from '#server/coaching/rules/sitting-between.ts';
import { freeSlots } from '#server/coaching/rules/slots.ts';
import { whyNotAt } from '#server/coaching/rules/slot-check.ts';
import { aCoach, at, hours } from './slot-cases.ts';

const TERMS = { minutes: 60, stepMinutes: 60, bufferBefore: 15, bufferAfter: 30, noticeMinutes: 0, horizonDays: 14 };
const now = at('2027-03-01T08:00:00Z');
const asked: Asked = {
  coach: aCoach({ timeZone: 'UTC', weekly: [1, 2, 3, 4, 5].map((isoWeekday) => hours(isoWeekday, 540, 1020, 'UTC')) }),
  question: { terms: TERMS, now, range: { start: now, end: at('2027-09-01T00:00:00Z') }, ownBusy: [] },
};
const shown = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
const slotsBetween = (beside: Parameters<typeof askBetween>[1]) => {
  const { coach, question } = askBetween(asked, beside);
  return freeSlots(coach, question).slots.map(shown);
};

test('a sitting that is only meant to be booked takes the coach with both buffers, and counts for the limits', () => {
  const [tuesday, noon] = ['2027-03-09T09:00:00Z', '2027-03-09T12:00:00Z'].map(at) as [number, number];
  const coach = holding({ ...asked.coach, maxPerDay: 1 }, TERMS, [tuesday]);
  expect(coach.busy).toEqual([{ kind: 'slot-taken', start: at('2027-03-09T08:45:00Z'), end: at('2027-03-09T10:30:00Z') }]);
  expect(whyNotAt(coach, { ...asked.question, start: noon })).toBe('day-limit');
  expect(whyNotAt({ ...coach, maxPerDay: null }, { ...asked.question, start: noon })).toBeNull();
});

test('it is looked for after the one before and before the next, where the coachee is at neither', () => {
  const [previous, next] = ['2027-03-09T11:00:00Z', '2027-03-10T10:00:00Z'].map(at) as [number, number];
  // Of the tenth nothing is left: the buffer after a session at nine would reach into the one at ten.
  expect(slotsBetween({ previous, weeks: 1, next, others: [previous, next] })).toEqual([
    '2027-03-09T13:00:00Z',
    '2027-03-09T14:00:00Z',
    '2027-03-09T15:00:00Z',
    '2027-03-09T16:00:00Z',
  ]);
  const { ownBusy } = questionBetween(asked.question, { previous, weeks: 1, next, others: [previous] });
  expect(ownBusy).toEqual([{ start: previous, end: at('2027-03-09T12:00:00Z') }]);
});

test('its horizon counts from the one before, a week over the interval where that is longer, from now where that is over', () => {
  const last = (weeks: number, previous: string | null) =>
    slotsBetween({ previous: previous && at(previous), weeks, next: null, others: [] } as never)
      .at(-1)!
      .slice(0, 10);
  expect(last(0, null)).toBe('2027-03-15');
  expect(last(1, '2027-03-15T09:00:00Z')).toBe('2027-03-29');
  expect(last(4, '2027-03-15T09:00:00Z')).toBe('2027-04-19');
  expect(last(1, '2027-02-01T09:00:00Z')).toBe('2027-03-15');
  expect(shown(endOfHorizon(now, TERMS))).toBe('2027-03-17T08:00:00Z');
  expect(shown(endOfHorizon(now, TERMS, 4))).toBe('2027-04-07T08:00:00Z');
});

test('nothing is booked more than two years ahead', () => {
  const previous = at('2029-02-26T09:00:00Z');
  const { coach, question } = askBetween(
    { ...asked, question: { ...asked.question, range: { start: now, end: at('2030-01-01T00:00:00Z') } } },
    { previous, weeks: 1, next: null, others: [] },
  );
  expect(freeSlots(coach, question).slots.map(shown).at(-1)).toBe('2029-02-28T16:00:00Z');
  expect(whyNotAt(coach, { ...question, start: at('2029-03-01T09:00:00Z') })).toBe('beyond-horizon');
});
