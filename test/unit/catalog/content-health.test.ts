import { expect, test } from 'vitest';
import { countWords, expiringLessons } from '#server/catalog/rules/content-health.ts';

test('facts are named when they have expired or will within six months', () => {
  const lessons = ['2027-05-25', '2027-05-24', '2026-11-24', '2026-11-25'].map((expiresOn) => ({ expiresOn }));
  expect(expiringLessons(lessons, Temporal.PlainDate.from('2026-11-24'))).toEqual([
    { expiresOn: '2026-11-24', isExpired: true },
    { expiresOn: '2026-11-25', isExpired: false },
    { expiresOn: '2027-05-24', isExpired: false },
  ]);
});

test('a word is letters and digits, with what joins them', () => {
  expect(countWords("## The reader's MIT-0 copy: don’t, 2 times")).toBe(7);
  expect(countWords('—')).toBe(0);
});
