import { expect, test } from 'vitest';
import { assertBefore, assertWindows, NotThatTime } from '#server/coaching/rules/stated-time.ts';

const windows = (...pairs: [number, number][]) =>
  assertWindows(
    pairs.map(([startMinute, endMinute]) => ({ startMinute, endMinute })),
    '#/windows',
  );

test('hours end after they begin, begin on their date and do not overlap', () => {
  expect(() => windows([540, 600], [600, 660], [1380, 1500])).not.toThrow();
  expect(() => windows([600, 600])).toThrow(NotThatTime);
  expect(() => windows([1440, 1500])).toThrow(NotThatTime);
  expect(() => windows([600, 700], [540, 601])).toThrow(NotThatTime);
});

test('an end comes after its start, or with it where that is a whole day', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  expect(() => assertBefore(day('2027-01-01'), day('2027-01-01'), { pointer: '#/to' })).toThrow(NotThatTime);
  expect(() => assertBefore(day('2027-01-01'), day('2027-01-01'), { pointer: '#/to', orEqual: true })).not.toThrow();
  const at = (text: string) => Temporal.Instant.from(text);
  expect(() => assertBefore(at('2027-01-02T00:00:00Z'), at('2027-01-01T00:00:00Z'), { pointer: '#/to' })).toThrow(NotThatTime);
});
