import { expect, test } from 'vitest';
import { assertReason, ReasonMissing } from '#server/coaching/rules/reason.ts';

test('a reason is more than blanks, and kept without those around it', () => {
  expect(assertReason(' Mixed up two people. ')).toBe('Mixed up two people.');
  for (const said of [null, undefined, '', ' \n ']) expect(() => assertReason(said)).toThrow(ReasonMissing);
});

test('blanks do not make it long enough; the refusal names the field', () => {
  const asked = { fewest: 5, detail: 'Say more.', pointer: '#/note' };
  expect(assertReason('  Fives', asked)).toBe('Fives');
  expect(() => assertReason('  Four ', asked)).toThrow('Say more.');
  try {
    assertReason('No', asked);
  } catch (error) {
    expect((error as ReasonMissing).facts).toEqual({ errors: [{ pointer: '#/note', detail: 'Say more.' }] });
  }
});
