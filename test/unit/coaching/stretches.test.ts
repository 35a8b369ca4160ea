import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastDayOf } from '#server/coaching/rules/slots.ts';
import { stretchesOf, type Walk } from '#server/coaching/rules/stretches.ts';
import { zoneTable } from '#server/coaching/rules/zone-table.ts';
import { aCase, aCoach, at, MINUTE, UNLIMITED } from './slot-cases.ts';

const walkOf = ({ coach, question }: Pick<Walk, 'coach' | 'question'>): Walk => {
  const home = zoneTable(coach.timeZone, question.now);
  return { coach, question, home, lastDay: lastDayOf(home, question) };
};

test('a morning in pieces: notice, a claim with its buffers, what is free, where the coachee is, the end of the horizon', () => {
  const now = at('2027-03-09T06:00:00Z');
  const terms = {
    ...UNLIMITED,
    minutes: 60,
    stepMinutes: 30,
    bufferBefore: 10,
    bufferAfter: 5,
    noticeMinutes: 60,
    horizonDays: 0,
  };
  const stretchAt = stretchesOf(
    walkOf({
      coach: aCoach({
        busy: [{ start: at('2027-03-09T09:00:00Z'), end: at('2027-03-09T10:00:00Z'), kind: 'coach-absent' }],
      }),
      question: {
        terms,
        now,
        range: { start: now, end: at('2027-03-11T00:00:00Z') },
        ownBusy: [{ start: at('2027-03-09T12:00:00Z'), end: at('2027-03-09T13:00:00Z') }],
      },
    }),
  );
  const seen: [string | null, string][] = [];
  for (let t = now; t < at('2027-03-11T00:00:00Z');) {
    const { reason, until } = stretchAt(t);
    seen.push([reason, Temporal.Instant.fromEpochMilliseconds(until).toString()]);
    t = until;
  }
  expect(seen).toEqual([
    ['under-notice', '2027-03-09T07:00:00Z'],
    // The last start that ends, with its buffer, before nine.
    [null, '2027-03-09T07:55:00.001Z'],
    ['coach-absent', '2027-03-09T10:10:00Z'],
    [null, '2027-03-09T11:00:00.001Z'],
    ['you-are-busy', '2027-03-09T13:00:00Z'],
    // Midnight in Paris.
    [null, '2027-03-09T23:00:00Z'],
    ['beyond-horizon', '2027-03-11T00:00:00Z'],
  ]);
});

test('a stretch is free or it is not, at each of its starts', () => {
  fc.assert(
    fc.property(aCase, ({ coach, question }) => {
      const stretchAt = stretchesOf(walkOf({ coach, question }));
      for (let t = question.range.start; t < question.range.end;) {
        const { reason, until } = stretchAt(t);
        expect(until).toBeGreaterThan(t);
        const each = stretchesOf(walkOf({ coach, question }));
        for (let start = t; start < Math.min(until, question.range.end); start += 7 * MINUTE)
          expect([start, each(start).reason === null]).toEqual([start, reason === null]);
        t = until;
      }
    }),
    { numRuns: 300 },
  );
});
