import { expect, test } from 'vitest';
import { evidenceState } from '#server/skills/rules/validity.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

test('evidence is lapsed on its very day, due within sixty days before, current until then', () => {
  const lapses = day('2027-03-03');
  expect(evidenceState(lapses, day('2027-03-03'), 60)).toBe('lapsed');
  expect(evidenceState(lapses, day('2027-03-02'), 60)).toBe('due');
  expect(evidenceState(lapses, day('2027-01-02'), 60)).toBe('due');
  expect(evidenceState(lapses, day('2027-01-01'), 60)).toBe('current');
});
