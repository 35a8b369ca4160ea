import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sequenceAfter, type Told } from '#server/coaching/rules/calendar-sequence.ts';

const start = Temporal.Instant.from('2027-03-09T09:00:00Z');
const told: Told = { start, minutes: 30, status: 'confirmed', location: 'Room 1' };

test.each<[string, Partial<Told>]>([
  ['start', { start: start.add({ minutes: 15 }) }],
  ['length', { minutes: 45 }],
  ['cancelling', { status: 'cancelled' }],
  ['place', { location: null }],
])('%s raises the sequence', (_, change) => {
  expect(sequenceAfter(4, told, { ...told, ...change })).toBe(5);
});

test('a change of text does not: the same moment written otherwise is the same', () => {
  expect(sequenceAfter(4, told, { ...told, start: Temporal.Instant.from('2027-03-09T10:00:00+01:00') })).toBe(4);
});

test('over any history it never falls, and rises once for each step that changes anything', () => {
  const step = fc.record({
    start: fc.constantFrom(start, start.add({ hours: 1 })),
    minutes: fc.constantFrom(30, 45),
    status: fc.constantFrom('confirmed' as const, 'cancelled' as const),
    location: fc.constantFrom('Room 1', null),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (history) => {
      let sequence = 0;
      history.slice(1).forEach((after, index) => {
        const next = sequenceAfter(sequence, history[index]!, after);
        const isSame = JSON.stringify(after) === JSON.stringify(history[index]);
        expect(next - sequence).toBe(isSame ? 0 : 1);
        sequence = next;
      });
    }),
  );
});
