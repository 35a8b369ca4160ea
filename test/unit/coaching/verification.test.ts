import { expect, test } from 'vitest';
import { standingOf } from '#server/coaching/rules/verification.ts';

test('a verified level holds until its day and is due before', () => {
  const today = Temporal.PlainDate.from('2027-03-10');
  const standing = (expiresOn: string) => standingOf(Temporal.PlainDate.from(expiresOn), today, 60);
  expect([standing('2027-03-10'), standing('2027-03-11'), standing('2027-05-09'), standing('2027-05-10')]).toEqual([
    'lapsed',
    'due',
    'due',
    'current',
  ]);
});
