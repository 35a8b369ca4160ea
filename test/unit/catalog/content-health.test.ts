import { expect, test } from 'vitest';
import { expiringLessons } from '#server/catalog/rules/content-health.ts';

test('facts are named when they have expired or will within 180 days', () => {
  const lessons = ['2027-05-24', '2027-05-23', '2026-11-24', '2026-11-25'].map((expiresOn) => ({ expiresOn }));
  expect(expiringLessons(lessons, Temporal.PlainDate.from('2026-11-24'))).toEqual([
    { expiresOn: '2026-11-24', isExpired: true },
    { expiresOn: '2026-11-25', isExpired: false },
    { expiresOn: '2027-05-23', isExpired: false },
  ]);
});
